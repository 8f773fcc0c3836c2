package io.pitwall.data;

import java.util.Arrays;

/** A null that the compiler lets pass, to test what callers without that check get. */
public final class Nulls {

    private Nulls() {}

    public static <T> T of(Class<T> type) {
        return type.cast(Arrays.asList(null, null).get(0));
    }
}
