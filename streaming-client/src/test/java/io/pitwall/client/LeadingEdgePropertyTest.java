package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the order of times, of rows and of releases. */
class LeadingEdgePropertyTest {

    @Property
    void everyRowLeavesOnceAndThoseWrittenAreInOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = -1, max = 30) Integer> steps,
            @ForAll @IntRange(max = 10) int delay) {
        RecordedOutput output = new RecordedOutput();
        StreamWriter writer = output.topic().createStream("car-1");
        List<ParameterData> late = new ArrayList<>();
        LeadingEdgeBuffer buffer = writer.parameters().leadingEdgeBuffer(Duration.ofNanos(delay), late::add);
        List<ParameterData> written = new ArrayList<>();
        int edge = Integer.MIN_VALUE;
        for (int i = 0; i < steps.size(); i++) {
            int time = steps.get(i);
            if (time >= 0) {
                buffer.row(time, Map.of("Row", "" + i)).addValue("Row", i);
                edge = Math.max(edge, time);
            } else {
                buffer.publish();
                List<ParameterData> packets = output.packets();
                written.addAll(packets);
                for (ParameterData packet : packets) {
                    assertThat(packet.timeNs(packet.rowCount() - 1)).isLessThanOrEqualTo(edge - delay);
                }
            }
        }
        writer.close();
        written.addAll(output.packets());

        ParameterData inOrder = ParameterData.concat(written);
        for (int row = 1; row < inOrder.rowCount(); row++) {
            assertThat(inOrder.timeNs(row)).isGreaterThanOrEqualTo(inOrder.timeNs(row - 1));
        }
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) >= 0) {
                given.add(i);
            }
        }
        List<Integer> left = numbers(inOrder);
        left.addAll(numbers(ParameterData.concat(late)));
        assertThat(left).containsExactlyInAnyOrderElementsOf(given);
    }

    private static List<Integer> numbers(ParameterData data) {
        List<Integer> numbers = new ArrayList<>();
        if (!data.isEmpty()) {
            NumberColumn rows = Objects.requireNonNull(data.number("Row"));
            for (int row = 0; row < data.rowCount(); row++) {
                numbers.add((int) rows.at(row));
            }
        }
        return numbers;
    }
}
