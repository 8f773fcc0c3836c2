package io.pitwall.client;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was registered at an input topic when the client began to run. */
record InputHandlers(
        Consumer<StreamReader> onStreamReceived,
        @Nullable Consumer<List<StreamReader>> onStreamsRevoked,
        @Nullable HandlerErrors onError,
        Commits commits) {

    /**
     * What is wanted of commits.
     *
     * @param every after how many records one is asked for
     */
    record Commits(
            OptionalInt every,
            @Nullable Runnable onCommitting,
            @Nullable Runnable onCommitted) {

        static final Commits AS_CONFIGURED = new Commits(OptionalInt.empty(), null, null);

        Commits withEvery(int records) {
            return new Commits(OptionalInt.of(records), onCommitting, onCommitted);
        }

        Commits withOnCommitting(Runnable action) {
            return new Commits(every, action, onCommitted);
        }

        Commits withOnCommitted(Runnable action) {
            return new Commits(every, onCommitting, action);
        }
    }
}
