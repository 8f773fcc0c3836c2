package io.pitwall.app;

import io.pitwall.app.config.NearestName;
import java.util.Collection;
import java.util.List;

/** What is said of topics that do not exist: which one was probably meant, and which there are. */
final class MissingTopics {

    private static final int NAMED = 12;

    private MissingTopics() {}

    /** @param existing all topics of the cluster */
    static String sentence(List<String> missing, Collection<String> existing, String bootstrapServers) {
        List<String> candidates = existing.stream()
                .filter(topic -> !TopicFacts.isInternal(topic))
                .sorted()
                .toList();
        return "topic " + String.join(", ", missing) + " does not exist at " + bootstrapServers + "; there is "
                + names(candidates)
                + (missing.size() == 1 ? question(missing.get(0), candidates) : ".")
                + " Create it, or write to it first with 'pitwall produce'";
    }

    private static String question(String missing, List<String> candidates) {
        String question = NearestName.question(missing, candidates);
        return question.isEmpty() ? "." : question;
    }

    private static String names(List<String> candidates) {
        if (candidates.isEmpty()) {
            return "no topic";
        }
        return String.join(", ", candidates.subList(0, Math.min(NAMED, candidates.size())))
                + (candidates.size() > NAMED
                        ? " and " + (candidates.size() - NAMED) + " more, which 'pitwall topics' lists"
                        : "");
    }
}
