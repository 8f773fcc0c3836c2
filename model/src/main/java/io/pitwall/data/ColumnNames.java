package io.pitwall.data;

import static java.util.Objects.requireNonNull;

/** The rule for names of parameters, tags and events: any text that is not empty. */
final class ColumnNames {

    private ColumnNames() {}

    static String checked(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a parameter or tag must have a name, but it is empty");
        }
        return name;
    }
}
