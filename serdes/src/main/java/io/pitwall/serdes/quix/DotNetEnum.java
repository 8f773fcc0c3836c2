package io.pitwall.serdes.quix;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enum whose constants have the order and the names of one of the SDK's, such as {@code Warning}. */
final class DotNetEnum<E extends Enum<E>> {

    private final E[] constants;
    private final String what;

    DotNetEnum(Class<E> type, String what) {
        this.constants = type.getEnumConstants();
        this.what = what;
    }

    String name(E constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** A name in any case, or the number. */
    E read(JsonInput in) throws IOException {
        if (in.isWholeNumber()) {
            long number = in.wholeNumber(what);
            if (number >= 0 && number < constants.length) {
                return constants[(int) number];
            }
            throw in.unexpected(what + " below " + constants.length);
        }
        if (!in.isText()) {
            throw in.unexpected("a text: " + what);
        }
        String text = in.text(what);
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(what + " is '" + text + "', which is none of "
                + Arrays.stream(constants).map(this::name).collect(Collectors.joining(", ")));
    }
}
