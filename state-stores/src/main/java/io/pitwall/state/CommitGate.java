package io.pitwall.state;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Lets a test kit decide which commits count for the {@link WriteBehindStore}s of a topology, and what they find when
 * they start; of no use to an application.
 *
 * <p>{@code TopologyTestDriver} commits after every record and restores nothing. Stores with a gate take its commits for
 * what they are only while the gate is open: before, they write nothing, as between two commits of a running application.
 * And they start with the entries the gate has for them, as after a restore from the changelog.
 *
 * <p>Handed to the stores through the Streams configuration, as an object under {@value #CONFIG}: no text in a file of
 * settings turns it on. Without one, a store compares a field with null at each commit. For the thread of the driver.
 */
public final class CommitGate {

    /** The key of the object in the Streams configuration. */
    public static final String CONFIG = "pitwall.state.commit.gate";

    private final Map<String, ? extends Map<Bytes, byte[]>> entries;
    private boolean isOpen;

    private CommitGate(Map<String, ? extends Map<Bytes, byte[]>> entries) {
        this.entries = entries;
    }

    /** A closed gate; stores start with these entries of their changelogs, by name of the store. */
    public static CommitGate restoring(Map<String, ? extends Map<Bytes, byte[]>> entries) {
        return new CommitGate(entries);
    }

    /** Lets the commits count that this makes. */
    public void whileOpen(Runnable commit) {
        isOpen = true;
        try {
            commit.run();
        } finally {
            isOpen = false;
        }
    }

    boolean isClosed() {
        return !isOpen;
    }

    void restore(String store, BiConsumer<Bytes, byte[]> into) {
        Map<Bytes, byte[]> found = entries.get(store);
        if (found != null) {
            found.forEach(into);
        }
    }

    /** The gate in the Streams configuration; null, as a rule. */
    static @Nullable CommitGate foundIn(Map<String, ?> configs) {
        Object found = configs.get(CONFIG);
        if (found == null || found instanceof CommitGate) {
            return (CommitGate) found;
        }
        throw new IllegalArgumentException(CONFIG + " is for the test kit and must be a CommitGate, but it's "
                + found.getClass().getName() + "; take it out");
    }
}
