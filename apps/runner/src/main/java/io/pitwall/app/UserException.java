package io.pitwall.app;

import org.jspecify.annotations.Nullable;

/** Something the user can mend; the message is one line that says what, where and what to do. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserException(String message) {
        this(message, null);
    }

    public UserException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
