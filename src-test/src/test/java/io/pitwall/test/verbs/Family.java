package io.pitwall.test.verbs;

import java.util.List;

/**
 * Verbs that are read together: a section of the documentation.
 *
 * @param introduction what they have in common, in Markdown
 */
public record Family(String title, String introduction, List<Verb> verbs) {

    public Family {
        verbs = List.copyOf(verbs);
    }

    static Family of(String title, String introduction, Verb... verbs) {
        return new Family(title, introduction, List.of(verbs));
    }
}
