package io.pitwall.serdes.registry;

import java.util.List;

/**
 * A registry's answer to whether a schema may follow the others of its subject.
 *
 * @param reasons why not, in the registry's words; may be empty
 */
public record Compatibility(boolean isCompatible, List<String> reasons) {

    public Compatibility {
        reasons = List.copyOf(reasons);
    }
}
