package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where definitions may stand: an id is defined once; ids and the names of groups hold no slashes. */
final class DefinitionRules {

    private DefinitionRules() {}

    /** The location without spaces around it. */
    static String checkedLocation(String location) {
        String path = requireNonNull(location, "location").strip();
        if (path.indexOf('\\') >= 0 || path.contains("//")) {
            throw new IllegalArgumentException("a location is a path such as /engine/oil, without backslashes and empty"
                    + " names, but it's '" + location + "'");
        }
        return path;
    }

    /**
     * The definitions with one more, in place of the one of its id.
     *
     * @throws IllegalArgumentException if its id is not allowed or defined at another location
     */
    static <D> List<D> with(List<D> definitions, D added, Function<D, String> id, Function<D, String> location) {
        checkId(id.apply(added));
        checkedLocation(location.apply(added));
        List<D> changed = new ArrayList<>(definitions);
        for (int i = 0; i < changed.size(); i++) {
            D old = changed.get(i);
            if (id.apply(old).equals(id.apply(added))) {
                if (!location.apply(old).equals(location.apply(added))) {
                    throw new IllegalArgumentException("'%s' is defined at '%s' already, so not at '%s' too"
                            .formatted(id.apply(added), shown(location.apply(old)), shown(location.apply(added))));
                }
                changed.set(i, added);
                return changed;
            }
        }
        changed.add(added);
        return changed;
    }

    private static void checkId(String id) {
        if (id.isBlank() || id.indexOf('/') >= 0 || id.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "the id of a definition must not be blank nor hold a slash or backslash, but it's '" + id + "'");
        }
    }

    private static String shown(String location) {
        return location.isEmpty() ? "/" : location;
    }
}
