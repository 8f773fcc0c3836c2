package io.pitwall.dsl.plan;

/**
 * A topic that seems to have another name in another plan: what is done with it, or how it is made, is the same.
 *
 * @param before its name
 * @param after its new name
 * @param isRead whether it is read, else written
 */
public record RenamedTopic(String before, String after, boolean isRead) {

    /** For people: {@code car-data -> car-telemetry (read)}. */
    @Override
    public String toString() {
        return before + " -> " + after + (isRead ? " (read)" : " (written)");
    }
}
