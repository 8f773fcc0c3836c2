package io.pitwall.serdes.packed.integers;

import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Checks integers of one code and steps over them, and makes as little as it can.
 *
 * <p>A class for each way, called by way of this one: a compiler that took all ways into each place that checks integers would
 * be busy with these for seconds, at the start of every application.
 */
abstract class IntegerCheck {

    private static final IntegerCheck[] BY_CODE = new IntegerCheck[PackedIntegers.LARGEST_CODE + 1];

    static {
        for (int code = 0; code < BY_CODE.length; code++) {
            BY_CODE[code] = make(code);
        }
    }

    private static IntegerCheck make(int code) {
        if (code == PackedIntegers.RUNS) {
            return new OfRuns();
        } else if (code == PackedIntegers.LOOKUP) {
            return new OfLookup();
        }
        return switch (PackedIntegers.predictor(code)) {
            case Predictor.NONE -> new OfIntegers(code);
            case Predictor.LINE -> new OfLine(code);
            default -> new OfDifferences(code);
        };
    }

    /** The check of a code from 0 to {@link PackedIntegers#LARGEST_CODE}. */
    static IntegerCheck of(int code) {
        return BY_CODE[code];
    }

    /**
     * Checks so many integers, at least one.
     *
     * @return no integer is larger than this or negative; {@link Long#MAX_VALUE} where that is not plain
     */
    abstract long check(ByteSource heads, ByteSource in, int count);

    private static final class OfIntegers extends IntegerCheck {

        private final int code;

        OfIntegers(int code) {
            this.code = code;
        }

        @Override
        long check(ByteSource heads, ByteSource in, int count) {
            return BlockIntegers.checkResiduals(heads, in, code, 0, count);
        }
    }

    private static final class OfDifferences extends IntegerCheck {

        private final int code;

        OfDifferences(int code) {
            this.code = code;
        }

        @Override
        long check(ByteSource heads, ByteSource in, int count) {
            in.skipVarint("the first integer");
            return BlockIntegers.checkResiduals(heads, in, code, 1, count);
        }
    }

    private static final class OfLine extends IntegerCheck {

        private final int code;

        OfLine(int code) {
            this.code = code;
        }

        @Override
        long check(ByteSource heads, ByteSource in, int count) {
            in.skipVarint("the first integer");
            if (count == 1) {
                return Long.MAX_VALUE;
            }
            in.skipVarint("the first difference");
            return BlockIntegers.checkResiduals(heads, in, code, 2, count);
        }
    }

    private static final class OfRuns extends IntegerCheck {

        @Override
        long check(ByteSource heads, ByteSource in, int count) {
            RunIntegers.checkRuns(heads, in, count);
            return Long.MAX_VALUE;
        }
    }

    private static final class OfLookup extends IntegerCheck {

        @Override
        long check(ByteSource heads, ByteSource in, int count) {
            LookupIntegers.checkLookup(heads, in, count);
            return Long.MAX_VALUE;
        }
    }
}
