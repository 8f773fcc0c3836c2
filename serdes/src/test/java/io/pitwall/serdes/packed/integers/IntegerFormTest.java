package io.pitwall.serdes.packed.integers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How parts of runs and lookups were written is asked for again. */
class IntegerFormTest {

    private final IntegerWriter writer = new IntegerWriter();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.pitwall.serdes.packed.integers.PackedIntegersTest#patterns")
    void whateverIsAskedForIsReadAsItWas(String name, IntToLongFunction at) {
        for (int length : new int[] {1, 2, 3, 20, 129, 300}) {
            long[] values = IntStream.range(0, length).mapToLong(at).toArray();
            for (int code : new int[] {PackedIntegers.RUNS, PackedIntegers.LOOKUP}) {
                for (int part = 0; part <= PackedIntegers.LARGEST_CODE; part++) {
                    if (PackedIntegers.isBlocks(part)) {
                        IntegerForm.Nested nested = new IntegerForm.Nested(
                                IntegerForm.of(part), new IntegerForm(part, new Frame(3, 2, false), null));
                        assertRoundTrip(values, new IntegerForm(code, null, nested));
                    }
                }
            }
        }
    }

    private void assertRoundTrip(long[] values, IntegerForm asked) {
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);
        IntegerForm unused = writer.write(values, values.length, 0, asked, heads, data);
        ByteSource headSource = new ByteSource(heads.toByteArray(), 0, heads.size());
        ByteSource in = new ByteSource(data.toByteArray(), 0, data.size());

        assertThat(PackedIntegers.parse(headSource, in, values.length).decode())
                .as("%s", asked)
                .isEqualTo(values);
        headSource.checkEnd("the heads");
        in.checkEnd("the data");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000})
    void partsOfRunsKeepTheirCode(int count) {
        long[] jumping =
                IntStream.range(0, count).mapToLong(i -> i / 10 * 7919L % 23).toArray();
        long[] rising = IntStream.range(0, count).mapToLong(i -> i / 10 * 3000L).toArray();

        IntegerForm ofJumping = formOf(jumping, IntegerForm.of(PackedIntegers.RUNS));

        assertThat(codeOfValues(formOf(rising, ofJumping))).isEqualTo(codeOfValues(ofJumping));
        assertThat(codeOfValues(formOf(rising, IntegerForm.of(PackedIntegers.RUNS))))
                .isNotEqualTo(codeOfValues(ofJumping));
    }

    private IntegerForm formOf(long[] values, IntegerForm asked) {
        return writer.write(values, values.length, 0, asked, new ByteSink(0), new ByteSink(0));
    }

    private static int codeOfValues(IntegerForm runs) {
        return requireNonNull(runs.nested()).first().code();
    }
}
