package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskOfThreadTest {

    private final TaskOfThread ofThread = new TaskOfThread();

    @Test
    void whoIsToldSomethingWhileBeingToldSomethingElseIsStillInUsersCode() {
        ofThread.tell(() -> {
            ofThread.tell(() -> assertThat(ofThread.isInUsersCode()).isTrue());
            assertThat(ofThread.isInUsersCode()).isTrue();
        });
        assertThat(ofThread.isInUsersCode()).isFalse();
    }
}
