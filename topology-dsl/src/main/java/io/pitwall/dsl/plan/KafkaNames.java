package io.pitwall.dsl.plan;

import java.util.regex.Pattern;

/** Kafka's rule for names of topics, which names of stores must follow too. */
final class KafkaNames {

    /** Kafka allows 249; prefix and ending of a changelog's name need room. */
    private static final int MAX_LENGTH = 180;

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9._-]+");

    private static final Pattern FORBIDDEN = Pattern.compile("[^a-zA-Z0-9._-]");

    private KafkaNames() {}

    /** A name Kafka takes, made of one for people: what it does not allow becomes a hyphen. */
    static String of(String what, String label) {
        if (label.isBlank() || label.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the " + what + " name '" + label + "' must be 1 to " + MAX_LENGTH
                    + " characters, not only blanks");
        }
        return FORBIDDEN.matcher(label).replaceAll("-");
    }

    static void check(String what, String name) {
        if (!ALLOWED.matcher(name).matches() || name.length() > MAX_LENGTH || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("the " + what + " name '" + name + "' must be 1 to " + MAX_LENGTH
                    + " letters, digits, dots, underscores or hyphens, because Kafka topics are named after it");
        }
    }
}
