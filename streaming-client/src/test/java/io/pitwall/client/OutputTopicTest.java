package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutputTopicTest {

    private final RecordedOutput output = new RecordedOutput();
    private final OutputTopic topic = output.topic();

    @Test
    void anIdIsMadeUp() {
        String first = topic.createStream().id();
        assertThat(UUID.fromString(first)).hasToString(first);
        assertThat(topic.createStream().id()).isNotEqualTo(first);
    }

    @Test
    void aStreamIsOpenedOnce() {
        StreamWriter writer = topic.createStream("car-1");
        assertThatThrownBy(() -> topic.createStream("car-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stream 'car-1' of topic 'out' is open already; getOrCreateStream takes it up, also after a"
                        + " restart");
        assertThat(topic.getStream("car-1")).isSameAs(writer);
        assertThat(topic.getOrCreateStream("car-1")).isSameAs(writer);
        assertThat(topic.getStream("car-2")).isNull();
        writer.close();
        assertThat(topic.getStream("car-1")).isNull();
        assertThat(topic.createStream("car-1")).isNotSameAs(writer);
    }

    @Test
    void aNewStreamIsHandedOverOnceBeforeAnythingIsWritten() {
        AtomicInteger calls = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            topic.getOrCreateStream("car-1", created -> {
                calls.incrementAndGet();
                created.properties().addParent("source");
            });
        }
        output.alarms().advanceMs(20);
        assertThat(calls).hasValue(1);
        assertThat(output.messages()).containsExactly(StreamProperties.none().withParent("source"));
    }

    @Test
    void aStreamIsNotOpenWhenItsCallbackThrows() {
        List<StreamWriter> created = new ArrayList<>();
        assertThatThrownBy(() -> topic.getOrCreateStream("car-1", writer -> {
                    created.add(writer);
                    writer.properties().name("half");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(topic.getStream("car-1")).isNull();
        assertThatThrownBy(() -> created.get(0).close()).isInstanceOf(StreamClosedException.class);
        output.alarms().advanceMs(1_000);
        assertThat(output.sent()).isEmpty();
        topic.createStream("car-1").close();
        assertThat(output.messages()).containsExactly(StreamEnd.closed());
    }

    @Test
    void theCallbackMayOpenOtherStreams() {
        topic.getOrCreateStream("car-1", created -> topic.createStream("car-2"));
        assertThat(topic.getStream("car-2")).isNotNull();
    }

    @Test
    void aBlankIdIsRefused() {
        assertThatThrownBy(() -> topic.createStream(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a stream needs an id, but it's ' '; createStream() makes one up");
        assertThatThrownBy(() -> topic.getOrCreateStream("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> topic.getStream("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamCanBeClosedAndOpenedByManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> {
                    for (int round = 0; round < 500; round++) {
                        try {
                            topic.getOrCreateStream("car-1").properties().current();
                            topic.getOrCreateStream("car-1").close();
                        } catch (StreamClosedException e) {
                            // Another thread was faster.
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        StreamWriter open = topic.getOrCreateStream("car-1");
        assertThat(topic.getStream("car-1")).isSameAs(open);
        open.close();
        assertThat(topic.getStream("car-1")).isNull();
    }

    @Test
    void severalThreadsGetOneWriterAndOneCallback() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<StreamWriter>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "car-" + i % 20;
                tasks.add(() -> topic.getOrCreateStream(id, created -> calls.incrementAndGet()));
            }
            List<StreamWriter> writers = new ArrayList<>();
            for (Future<StreamWriter> writer : threads.invokeAll(tasks)) {
                writers.add(writer.get());
            }
            assertThat(writers.stream().distinct()).hasSize(20);
            assertThat(calls).hasValue(20);
        } finally {
            threads.shutdownNow();
        }
    }
}
