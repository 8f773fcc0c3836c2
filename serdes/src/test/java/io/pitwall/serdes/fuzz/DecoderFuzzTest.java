package io.pitwall.serdes.fuzz;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Mutants of valid messages are a message or are refused, in every format. */
class DecoderFuzzTest {

    private static final int BLOCKS = 25;

    /** One run of all blocks for each format. */
    private final Map<String, Fuzzing> fuzzings = new LinkedHashMap<>();

    DecoderFuzzTest() {
        for (FuzzFormat format : FuzzFormat.all()) {
            fuzzings.put(
                    format.name(),
                    new Fuzzing(
                            format.name(),
                            new GuardedReading<>(FuzzFormat.decoder(), format.freeHeapBytes()),
                            format.seeds(),
                            BLOCKS,
                            200_000));
        }
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(FuzzFormat.all().stream().map(FuzzFormat::name).toList());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
    void mutantsAreAMessageOrRefused(@ForAll("formats") String format, @ForAll @IntRange(max = BLOCKS - 1) int block) {
        requireNonNull(fuzzings.get(format), format).run(block);
    }

    @AfterProperty
    void bothHappened() {
        assertThat(fuzzings.values()).allSatisfy(fuzzing -> {
            System.out.println(fuzzing);
            assertThat(fuzzing.valueCount()).as(fuzzing.toString()).isPositive();
            assertThat(fuzzing.refusalCount()).as(fuzzing.toString()).isPositive();
        });
    }
}
