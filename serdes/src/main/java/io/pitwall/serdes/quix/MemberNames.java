package io.pitwall.serdes.quix;

import java.util.List;

/** The members of a JSON object that mean something to its reader. Immutable. */
final class MemberNames {

    private final List<String> names;

    private MemberNames(List<String> names) {
        this.names = names;
    }

    static MemberNames of(String... names) {
        return new MemberNames(List.of(names));
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** The known name that differs in case at most; the name itself if it is not known. */
    String known(String name) {
        for (String one : names) {
            if (one.equalsIgnoreCase(name)) {
                return one;
            }
        }
        return name;
    }
}
