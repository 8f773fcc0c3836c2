package io.pitwall.dsl.processing;

/** A user's function has failed as often as its policy lets it; carries the last error out of a walk over rows. */
final class LastFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int calls;
    private final Throwable error;

    LastFailure(int calls, Throwable error) {
        super(error);
        this.calls = calls;
        this.error = error;
    }

    /** How often the function was called. */
    int calls() {
        return calls;
    }

    /** What it threw at last. */
    Throwable error() {
        return error;
    }
}
