package io.pitwall.test.verbs;

import java.util.List;

/**
 * Verbs that are read together: a section of the documentation.
 *
 * @param introduction what they have in common, in Markdown
 * @param isOnOneTable whether all examples have the same input, which is then shown once
 */
public record Family(String title, String introduction, boolean isOnOneTable, List<Verb> verbs) {

    public Family {
        verbs = List.copyOf(verbs);
    }

    static Family of(String title, String introduction, Verb... verbs) {
        return new Family(title, introduction, false, List.of(verbs));
    }

    /**
     * Verbs that are shown in short, behind the one input of all their examples.
     *
     * @throws IllegalArgumentException if an example has another one
     */
    static Family onOneTable(String title, String introduction, Verb... verbs) {
        for (Verb verb : verbs) {
            if (!verb.example().steps().equals(verbs[0].example().steps())) {
                throw new IllegalArgumentException("the examples of " + verb + " and " + verbs[0]
                        + " have different input, but are shown on one table");
            }
        }
        return new Family(title, introduction, true, List.of(verbs));
    }
}
