package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ArbitraryData;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.PlainRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class PacketBufferPropertyTest {

    @Provide
    Arbitrary<Packets> rules() {
        Packets.Unconditioned rule = Packets.named("b");
        Arbitrary<Duration> spans = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 40).map(Duration::ofNanos),
                Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE - 1).map(Duration::ofNanos));
        Arbitrary<Integer> rows = Arbitraries.integers().between(1, 8);
        return Arbitraries.oneOf(
                spans.map(rule::everySpan),
                rows.map(rule::everyRows),
                Combinators.combine(spans, rows)
                        .as((span, count) -> rule.everySpan(span).orEveryRows(count)));
    }

    /** Steps mostly forward, with repeated, late and far times among them. */
    @Provide
    Arbitrary<ParameterData> steps() {
        Arbitrary<Long> step = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(0, 15)),
                Tuple.of(2, Arbitraries.longs().between(-30, 60)),
                Tuple.of(1, Arbitraries.longs()));
        return step.list().ofMaxSize(40).map(list -> {
            long[] times = new long[list.size()];
            double[] values = new double[times.length];
            long time = 0;
            for (int i = 0; i < times.length; i++) {
                time += list.get(i);
                times[i] = time;
                values[i] = i;
            }
            return ParameterData.wrap(times, List.of(NumberColumn.of("index", values)), List.of());
        });
    }

    @Provide
    Arbitrary<ParameterData> tables() {
        return ArbitraryData.withRepeatedRows();
    }

    private static List<List<PlainRow>> plain(List<ParameterData> packets) {
        return packets.stream().map(PlainRow::of).toList();
    }

    private static List<List<PlainRow>> simulated(Packets rule, ParameterData data) {
        NaiveBuffer naive = new NaiveBuffer(rule);
        PlainRow.of(data).forEach(naive::add);
        naive.release();
        return naive.packets();
    }

    private static List<ParameterData> released(Packets rule, List<ParameterData> pieces) {
        List<ParameterData> packets = new ArrayList<>();
        PacketBuffer buffer = new PacketBuffer(rule);
        pieces.forEach(piece -> buffer.add(piece, 0, packets::add));
        buffer.release(packets::add);
        return packets;
    }

    private static List<ParameterData> cut(ParameterData data, Random random) {
        List<ParameterData> pieces = new ArrayList<>();
        int from = 0;
        while (from < data.rowCount()) {
            int to = Math.min(data.rowCount(), from + random.nextInt(6));
            pieces.add(data.slice(from, to));
            from = to;
        }
        return pieces;
    }

    @Property(tries = 1000)
    void packetsAreThoseOfTheRowByRowSimulator(@ForAll("rules") Packets rule, @ForAll("steps") ParameterData data) {
        assertThat(plain(released(rule, List.of(data)))).isEqualTo(simulated(rule, data));
    }

    @Property
    void tablesOfEveryShapeFollowTheSimulator(@ForAll("rules") Packets rule, @ForAll("tables") ParameterData data) {
        List<ParameterData> packets = released(rule, List.of(data));
        assertThat(plain(packets)).isEqualTo(simulated(rule, data));
        assertThat(packets).allSatisfy(packet -> {
            assertThat(packet.isEmpty()).isFalse();
            assertThat(packet.withoutEmptyColumns()).isSameAs(packet);
        });
    }

    @Property(tries = 1000)
    void anyCutOfTheInputGivesTheSamePackets(
            @ForAll("rules") Packets rule, @ForAll("steps") ParameterData data, @ForAll Random random) {
        assertThat(released(rule, cut(data, random))).isEqualTo(released(rule, List.of(data)));
    }

    @Property
    void anyCutOfATableGivesTheSamePackets(
            @ForAll("rules") Packets rule, @ForAll("tables") ParameterData data, @ForAll Random random) {
        assertThat(released(rule, cut(data, random))).isEqualTo(released(rule, List.of(data)));
    }

    /** With all times different nothing merges, so that every row must come out as it went in. */
    @Property(tries = 1000)
    void noRowIsLostDoubledOrMoved(
            @ForAll("rules") Packets rule, @ForAll("steps") ParameterData data, @ForAll Random random) {
        int[] firsts = PlainRow.of(data.merged()).stream()
                .mapToInt(row -> firstRowAt(data, row.timeNs()))
                .toArray();
        ParameterData distinct = data.pick(firsts);
        List<ParameterData> packets = released(rule, cut(distinct, random));
        assertThat(packets.stream().flatMap(packet -> PlainRow.of(packet).stream()))
                .isEqualTo(PlainRow.of(distinct));
        rule.rows().ifPresent(rows -> assertThat(packets)
                .allSatisfy(packet -> assertThat(packet.rowCount()).isLessThanOrEqualTo(rows)));
    }

    private static int firstRowAt(ParameterData data, long timeNs) {
        for (int row = 0; row < data.rowCount(); row++) {
            if (data.timeNs(row) == timeNs) {
                return row;
            }
        }
        throw new AssertionError(timeNs);
    }

    @Property(tries = 1000)
    void aBufferRestoredAtAnyPointGoesOnTheSame(
            @ForAll("rules") Packets rule, @ForAll("steps") ParameterData data, @ForAll Random random) {
        List<ParameterData> packets = new ArrayList<>();
        PacketBuffer buffer = new PacketBuffer(rule);
        long nowMs = 0;
        for (ParameterData piece : cut(data, random)) {
            buffer.add(piece, ++nowMs, packets::add);
            if (random.nextBoolean()) {
                PacketBuffer restored = PacketBuffer.holding(
                        rule, List.copyOf(buffer.held()), buffer.lastArrivalMs().orElse(0));
                assertThat(restored.rowCount()).isEqualTo(buffer.rowCount());
                assertThat(restored.lastArrivalMs()).isEqualTo(buffer.lastArrivalMs());
                assertThat(restored.approximateBytes()).isEqualTo(buffer.approximateBytes());
                buffer = restored;
            }
        }
        buffer.release(packets::add);
        assertThat(packets).isEqualTo(released(rule, List.of(data)));
    }
}
