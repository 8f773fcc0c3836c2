package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;

/** The names of the processors that tell the sides of a merge or an exit apart, and of those that bring them together. */
public final class SideNames {

    private SideNames() {}

    /** The processor of a side, numbered from 1. */
    public static String side(String base, int number) {
        return base + "-side-" + number;
    }

    /** The node at which a side, numbered from 2, joins those before it. */
    public static String join(String base, int number) {
        return base + "-join-" + number;
    }

    /** The names of all that a merge of so many sides is made of. */
    static List<String> withMerge(String merge, String base, int sides) {
        List<String> names = new ArrayList<>(List.of(merge));
        for (int number = 1; number <= sides; number++) {
            names.add(side(base, number));
            if (number > 1) {
                names.add(join(base, number));
            }
        }
        return names;
    }
}
