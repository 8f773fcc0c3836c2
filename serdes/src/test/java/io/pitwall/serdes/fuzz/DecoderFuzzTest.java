package io.pitwall.serdes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.MessageFormats;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Mutants of valid messages are a message or are refused, in every format. */
class DecoderFuzzTest {

    private static final int BLOCKS = 100;

    /** One run of all blocks. */
    private final Fuzzing fuzzing = new Fuzzing(
            "decoders",
            new GuardedReading<>(decoder(MessageFormats.all())),
            FuzzSeeds.all(),
            BLOCKS,
            200_000L * FuzzSeeds.FORMATS.size());

    static GuardedReading.Decoder<StreamMessage> decoder(MessageFormats formats) {
        return input -> {
            StreamMessage message = formats.decode(input.headers(), input.value());
            // Columns may be decoded on first use only.
            assertThat(message.hashCode()).isEqualTo(message.hashCode());
            return message;
        };
    }

    @Property(tries = BLOCKS, generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
    void mutantsAreAMessageOrRefused(@ForAll @IntRange(max = BLOCKS - 1) int block) {
        fuzzing.run(block);
    }

    @AfterProperty
    void bothHappened() {
        System.out.println(fuzzing);
        assertThat(fuzzing.valueCount()).isPositive();
        assertThat(fuzzing.refusalCount()).isPositive();
    }
}
