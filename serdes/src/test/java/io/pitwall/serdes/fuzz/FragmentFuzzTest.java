package io.pitwall.serdes.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.Joined;
import io.pitwall.serdes.fragments.Outcome;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Mutants of fragments have an outcome, and the joiner keeps to its bounds. */
class FragmentFuzzTest {

    private static final int BLOCKS = 20;
    private static final byte[] KEY = "car-1".getBytes(UTF_8);

    /** One run of all blocks; they come one after another. */
    private final Fuzzing fuzzing = new Fuzzing("fragments", new GuardedReading<>(decoder()), seeds(), BLOCKS, 200_000);

    private static GuardedReading.Decoder<Outcome> decoder() {
        JoinLimits limits = JoinLimits.standard().withMaxBytes(50_000).withMaxMessages(20);
        FragmentJoiner joiner = new FragmentJoiner(limits, HeldStreams.onHeap(), () -> Instant.EPOCH);
        RecordPosition position = new RecordPosition(new TopicPartition("cars", 0), 0, 0);
        return input -> {
            Joined joined = joiner.add(new RawRecord(position, KEY, input.value(), input.headers()));
            assertThat(joiner.heapBytes()).isLessThanOrEqualTo(limits.maxBytes());
            return joined.outcome();
        };
    }

    private static List<FuzzInput> seeds() {
        List<FuzzInput> seeds = new ArrayList<>();
        for (int message = 0; message < 5; message++) {
            RecordLimit limit = new RecordLimit(250 + message);
            for (FragmentCutter cutter : List.of(FragmentCutter.inHeaders(limit), FragmentCutter.inPrefix(limit))) {
                cutter.cut(KEY, new byte[300 * message], new RecordHeaders().add("traceparent", KEY))
                        .forEach(part -> seeds.add(new FuzzInput(part.headers(), part.value())));
            }
        }
        return seeds;
    }

    @Property(tries = BLOCKS, generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
    void mutantsHaveAnOutcome(@ForAll @IntRange(max = BLOCKS - 1) int block) {
        fuzzing.run(block);
    }

    @AfterProperty
    void print() {
        System.out.println(fuzzing);
    }
}
