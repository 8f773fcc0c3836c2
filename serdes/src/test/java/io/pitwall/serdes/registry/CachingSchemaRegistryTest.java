package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked once, what again, and what many threads ask at a time. */
class CachingSchemaRegistryTest {

    private final Counting counting = new Counting();
    private final ManualClock clock = new ManualClock();
    private final CachingSchemaRegistry registry = new CachingSchemaRegistry(counting, 3, clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Schema schema(int number) {
        return SchemaBuilder.record("S" + number).fields().endRecord();
    }

    /** Knows id n as schema n, up to 100; can be held. */
    private static final class Counting implements SchemaRegistry {

        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch released = new CountDownLatch(1);
        volatile boolean held;

        @Override
        public int register(String subject, Schema schema) {
            calls.incrementAndGet();
            return Integer.parseInt(schema.getName().substring(1));
        }

        @Override
        public int lookUp(String subject, Schema schema) {
            return register(subject, schema);
        }

        @Override
        public Schema byId(int id) {
            calls.incrementAndGet();
            if (held) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (id > 100) {
                throw new SchemaNotFoundException("no " + id);
            }
            return schema(id);
        }

        @Override
        public RegisteredSchema latest(String subject) {
            calls.incrementAndGet();
            return new RegisteredSchema(subject, 1, 1, schema(1));
        }

        @Override
        public Compatibility check(String subject, Schema schema) {
            calls.incrementAndGet();
            return new Compatibility(true, List.of());
        }
    }

    @Test
    void bothWaysAreRemembered() {
        registry.register("a", schema(1));
        registry.register("a", schema(1));
        registry.byId(1);
        registry.byId(2);
        registry.byId(2);

        assertThat(counting.calls).hasValue(2);
    }

    @Test
    void subjectsAreNotMixedUp() {
        registry.register("a", schema(1));
        registry.lookUp("b", schema(1));

        assertThat(counting.calls).hasValue(2);
    }

    @Test
    void theOldestIsForgotten() {
        for (int id = 1; id <= 4; id++) {
            registry.byId(id);
        }
        registry.byId(4);
        registry.byId(2);
        assertThat(counting.calls).hasValue(4);

        registry.byId(1);

        assertThat(counting.calls).hasValue(5);
    }

    @Test
    void whatMayChangeIsAskedEveryTime() {
        registry.latest("a");
        registry.latest("a");
        registry.check("a", schema(1));
        registry.check("a", schema(1));

        assertThat(counting.calls).hasValue(4);
    }

    @Test
    void missingIdsAreRememberedForAMinute() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> registry.byId(101)).isInstanceOf(SchemaNotFoundException.class);
        }
        assertThat(counting.calls).hasValue(1);

        clock.advance(CachingSchemaRegistry.MISSING_FOR);

        assertThatThrownBy(() -> registry.byId(101)).isInstanceOf(SchemaNotFoundException.class);
        assertThat(counting.calls).hasValue(2);
        assertThat(CachingSchemaRegistry.MISSING_FOR).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aFloodOfMissingIdsIsNotKept() {
        for (int id = 101; id < 1101; id++) {
            int missing = id;
            assertThatThrownBy(() -> registry.byId(missing)).isInstanceOf(SchemaNotFoundException.class);
        }
        assertThat(registry.missingCount()).isBetween(1, 3);
    }

    @Test
    void threadsThatAskForTheSameShareOneRequest() throws Exception {
        counting.held = true;
        List<Future<Schema>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> registry.byId(7)));
        }
        counting.released.countDown();

        for (Future<Schema> answer : answers) {
            assertThat(answer.get()).isEqualTo(schema(7));
        }
        assertThat(counting.calls).hasValue(1);
    }
}
