package io.pitwall.state;

import org.apache.kafka.streams.errors.ProcessorStateException;

/** A {@link StateLayout} cannot read what is stored: a later version wrote it, or it is corrupt. */
public final class UnreadableStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "; start the version of Pitwall that wrote it, or reset the application and do without its state";

    /** @param message what was found and what was expected; the store adds its name and the stream */
    public UnreadableStateException(String message) {
        super(message);
    }

    /** As above, with the reason. */
    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Stored in a version that this one does not know. */
    static UnreadableStateException ofVersion(String what, int version, int newestKnown) {
        return new UnreadableStateException(
                what + " is stored in version " + version + ", this Pitwall reads up to version " + newestKnown);
    }

    ProcessorStateException in(String store, String streamId) {
        return new ProcessorStateException(
                "Store " + store + ", stream " + streamId + ": " + getMessage() + REMEDY, this);
    }
}
