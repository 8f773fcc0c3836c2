package io.pitwall.client;

import static java.util.Objects.requireNonNull;

/** The rule for names of default tags: any text that is not empty. */
final class TagNames {

    private TagNames() {}

    static String checked(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a tag must have a name, but it is empty");
        }
        return name;
    }
}
