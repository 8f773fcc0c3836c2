package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WriteBehindStoreTest {

    @Nested
    class BetweenTwoFlushes {

        @Test
        void whatIsAddedAndRemovedIsNeverWritten() {
            for (String guarantee : List.of(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE)) {
                var fixture = new StoreFixture<>(new LoggedMap(), new Rows.Layout(), guarantee, Long.MAX_VALUE);
                int written = fixture.written(() -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(fixture.store.get("car-1")).isNull();
                        fixture.store.put("car-1", new Rows());
                        add(fixture, "car-1", i);
                        fixture.store.remove("car-1");
                    }
                    fixture.commit();
                    fixture.commit();
                    fixture.commit();
                });
                assertThat(written).isZero();
                assertThat(fixture.inner.gets).as("one look-up for ten packets").isEqualTo(1);
                assertThat(fixture.store.liveCount()).isZero();
                assertThat(fixture.store.liveBytes()).isZero();
            }
        }

        @Test
        void liveObjectsAreFoundWithoutTouchingTheInnerStore() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            Rows rows = new Rows();
            fixture.store.put("car-1", rows);
            fixture.commit();
            assertThat(fixture.store.get("car-1")).isSameAs(rows);
            assertThat(fixture.store.liveCount()).isEqualTo(1);
            assertThat(fixture.store.dirtyCount()).isZero();
            fixture.store.changed("car-1");
            fixture.store.changed("car-1");
            assertThat(fixture.store.dirtyCount()).isEqualTo(1);
        }

        @Test
        void aFlushIsToldBeforeAnythingIsWritten() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            List<Integer> unwritten = new ArrayList<>();
            fixture.store.beforeFlush(() -> unwritten.add(fixture.store.dirtyCount()));
            fixture.store.put("car-1", new Rows());
            assertThat(unwritten).isEmpty();
            fixture.commit();
            fixture.commit();
            assertThat(unwritten).containsExactly(1, 0);
        }

        @Test
        void findingAndMarkingALiveObjectAllocatesNothing() {
            var fixture = StoreFixture.exactlyOnce(new Blob.Layout());
            String[] ids = IntStream.range(0, 1000).mapToObj(i -> "car-" + i).toArray(String[]::new);
            for (String id : ids) {
                fixture.store.put(id, Blob.of(1, 1));
            }
            var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            touch(fixture.store, ids);
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < 100; round++) {
                touch(fixture.store, ids);
            }
            assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes for 100,000 records")
                    .isLessThan(10_000);
        }

        private static void touch(WriteBehindStore<Blob> store, String[] ids) {
            for (String id : ids) {
                if (store.get(id) != null) {
                    store.changed(id);
                    store.betweenRecords();
                }
            }
        }

        @Test
        void onlyLiveObjectsCanChange() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            assertThatThrownBy(() -> fixture.store.changed("car-1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Store rows has no live object of stream car-1");
            fixture.store.put("car-1", new Rows());
            fixture.store.remove("car-1");
            assertThatThrownBy(() -> fixture.store.changed("car-1")).isInstanceOf(IllegalStateException.class);
            fixture.store.remove("car-1");
            fixture.store.remove("never seen");
        }

        @Test
        void refusesIdsThatUtf8CannotHold() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            assertThatThrownBy(() -> fixture.store.get("car\uD800"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("stream id is not valid Unicode");
        }
    }

    @Nested
    class AppendOnly {

        @Test
        void aFlushWritesOnlyTheRowsAddedSinceTheLast() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            fixture.store.put("car-1", new Rows());
            for (int row = 0; row < 1000; row++) {
                add(fixture, "car-1", row);
            }
            assertThat(fixture.written(fixture::commit)).as("segment and head").isEqualTo(2);
            add(fixture, "car-1", 1000);
            fixture.commit();
            var segment = fixture.inner.changelog.get(2);
            assertThat(segment.value()).as("one row").hasSize(Integer.BYTES);
            assertThat(fixture.written(fixture::commit)).as("nothing new").isZero();
            assertThat(restored(fixture, "car-1").rows).hasSize(1001).endsWith(999, 1000);
        }

        @Test
        void releaseDeletesWholeSegments() {
            var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
            fixture.store.put("car-1", new Rows());
            for (int row = 0; row < 3; row++) {
                add(fixture, "car-1", row);
                fixture.commit();
            }
            fixture.store.remove("car-1");
            fixture.commit();
            assertThat(fixture.inner.entries).isEmpty();
        }
    }

    @Nested
    class Eviction {

        /** A row in {@link Rows.Layout}, an entry, an id of five letters. */
        private static final long HELD_BYTES = 104 + LiveEntry.OVERHEAD_BYTES + 5;

        @Test
        void happensBetweenRecordsOnlyAndLosesNothing() {
            var fixture = new StoreFixture<>(
                    new LoggedMap(), new Rows.Layout(), StreamsConfig.EXACTLY_ONCE_V2, 5 * HELD_BYTES);
            for (int car = 0; car < 20; car++) {
                fixture.store.put(id(car), new Rows());
                add(fixture, id(car), car);
            }
            assertThat(fixture.store.liveCount()).isEqualTo(20);
            fixture.store.get(id(0));
            fixture.store.betweenRecords();
            assertThat(fixture.store.liveCount()).isEqualTo(5);
            assertThat(fixture.store.dirtyCount()).isEqualTo(5);
            assertThat(fixture.store.liveBytes()).isEqualTo(5 * HELD_BYTES);
            int gets = fixture.inner.gets;
            fixture.store.get(id(0));
            assertThat(fixture.inner.gets).as("recently used stays").isEqualTo(gets);
            for (int car = 0; car < 20; car++) {
                assertThat(fixture.object(id(car)).rows).containsExactly(car);
            }
        }

        private static String id(int car) {
            return "car" + (10 + car);
        }

        @Test
        void anObjectThatWasWrittenAndIsRemovedLeavesNothing() {
            var fixture = new StoreFixture<>(new LoggedMap(), new Rows.Layout(), StreamsConfig.EXACTLY_ONCE_V2, 1);
            fixture.store.put("car-1", new Rows());
            add(fixture, "car-1", 1);
            fixture.store.betweenRecords();
            assertThat(fixture.inner.entries).hasSize(2);
            fixture.store.remove("car-1");
            assertThat(fixture.store.get("car-1")).isNull();
            fixture.store.betweenRecords();
            fixture.commit();
            assertThat(fixture.inner.entries).isEmpty();
        }
    }

    @Test
    void underExactlyOnceARemovalIsWrittenByTheFlush() {
        var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 1);
        fixture.commit();
        fixture.store.remove("car-1");
        assertThat(fixture.store.get("car-1")).isNull();
        assertThat(fixture.written(fixture.store::flushCache)).isEqualTo(2);
        assertThat(fixture.inner.changelog.get(3).isRemoval()).isTrue();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void liveObjectsAreDroppedByClearCacheCloseAndInit() {
        var fixture = StoreFixture.exactlyOnce(new Rows.Layout());
        for (Runnable drop : List.<Runnable>of(
                fixture.store::clearCache, fixture.store::close, () -> fixture.init(StreamsConfig.EXACTLY_ONCE_V2))) {
            fixture.store.put("car-1", new Rows());
            drop.run();
            assertThat(fixture.store.liveCount()).isZero();
            assertThat(fixture.store.dirtyCount()).isZero();
            assertThat(fixture.store.liveBytes()).isZero();
            assertThat(fixture.written(fixture::commit)).isZero();
        }
    }

    @Test
    void headsAreThoseOfTheLastFlush() {
        var fixture = StoreFixture.exactlyOnce(new Blob.Layout());
        fixture.store.put("a", Blob.of(1, 1));
        fixture.store.put("a\0", Blob.of(2 * StoredEntries.CHUNK_BYTES, 2));
        fixture.store.put("", Blob.of(1, 3));
        fixture.store.put("ä", Blob.of(0, 4));
        assertThat(heads(fixture)).isEmpty();
        fixture.commit();
        fixture.store.put("a", Blob.of(1, 9));
        fixture.store.remove("");
        Map<String, byte[]> heads = heads(fixture);
        assertThat(heads).containsOnlyKeys("a", "a\0", "ä");
        assertThat(heads.get("a")).containsExactly(1);
        assertThat(heads.get("a\0")).isEqualTo(Blob.of(2 * StoredEntries.CHUNK_BYTES, 2).bytes);
        assertThat(heads.get("ä")).isEmpty();
    }

    private static void add(StoreFixture<Rows> fixture, String id, int row) {
        fixture.object(id).add(row);
        fixture.store.changed(id);
    }

    private static Map<String, byte[]> heads(StoreFixture<?> fixture) {
        Map<String, byte[]> heads = new HashMap<>();
        List<String> ids = new ArrayList<>();
        fixture.store.forEachHead((id, head) -> {
            ids.add(id);
            heads.put(id, head);
        });
        assertThat(ids).doesNotHaveDuplicates();
        return heads;
    }

    private static Rows restored(StoreFixture<Rows> fixture, String id) {
        LoggedMap inner = LoggedMap.restored(fixture.inner.changelog, fixture.inner.changelog.size());
        return new StoreFixture<>(inner, new Rows.Layout(), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE).object(id);
    }
}
