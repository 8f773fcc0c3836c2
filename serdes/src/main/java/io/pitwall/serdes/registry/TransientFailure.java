package io.pitwall.serdes.registry;

import org.jspecify.annotations.Nullable;

/** An attempt that failed for a reason that may pass. */
final class TransientFailure extends Exception {

    TransientFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What went wrong. */
    String reason() {
        String message = getMessage();
        return message == null ? "unknown" : message;
    }
}
