package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Under {@code at_least_once} removals are written one commit late, so that a crash doubles rows but loses none. */
class LateRemovalTest {

    @Test
    void aRemovalIsWrittenOneCommitAfterTheRelease() {
        var fixture = StoreFixture.atLeastOnce(new Rows.Layout());
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 1);
        fixture.commit();
        fixture.store.remove("car-1");
        assertThat(fixture.store.get("car-1")).isNull();
        assertThat(fixture.written(fixture::commit))
                .as("the commit that saw the release")
                .isZero();
        assertThat(fixture.store.get("car-1")).as("stored, but released").isNull();
        fixture.store.forEachHead((id, head) -> fail("deleted, but found: " + id));
        assertThat(fixture.written(fixture::commit)).as("one later").isEqualTo(2);
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    @DisplayName("a flush whose commit failed does not count: the producer may have lost the packet")
    void aFlushWithoutCommitDoesNotDelete() {
        var fixture = StoreFixture.atLeastOnce(new Rows.Layout());
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 1);
        fixture.commit();
        fixture.store.remove("car-1");
        fixture.store.flushCache();
        assertThat(fixture.written(fixture.store::flushCache)).as("dirty close").isZero();
        assertThat(restored(fixture, "car-1").rows).containsExactly(1);
    }

    @Test
    void aCrashAnywhereAroundTheReleaseDoublesRowsAndLosesNone() {
        var fixture = StoreFixture.atLeastOnce(new Rows.Layout());
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 1);
        fixture.commit();
        int committed = fixture.inner.changelog.size();
        fixture.store.remove("car-1");
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 2);
        fixture.store.flushCache();
        for (int length = committed; length <= fixture.inner.changelog.size(); length++) {
            assertThat(restoredAt(fixture, length, "car-1").rows).contains(1);
        }
        assertThat(restored(fixture, "car-1").rows).containsExactly(1, 2);
        fixture.store.commit(Map.of());
        fixture.commit();
        assertThat(restored(fixture, "car-1").rows).containsExactly(2);
    }

    @Test
    void aPutCancelsThePendingDeletionOfItsSlot() {
        var fixture = StoreFixture.atLeastOnce(new Blob.Layout());
        fixture.store.put("car-1", Blob.of(1, 1));
        fixture.commit();
        fixture.store.remove("car-1");
        fixture.commit();
        fixture.store.put("car-1", Blob.of(1, 2));
        fixture.commit();
        fixture.commit();
        assertThat(restoredAtEnd(fixture, new Blob.Layout()).object("car-1").bytes)
                .containsExactly(2);
    }

    @Test
    void closeAndInitForgetPendingDeletions() {
        var fixture = StoreFixture.atLeastOnce(new Rows.Layout());
        fixture.store.put("car-1", new Rows());
        add(fixture, "car-1", 1);
        fixture.commit();
        fixture.store.remove("car-1");
        fixture.commit();
        fixture.store.close();
        fixture.init(StreamsConfig.AT_LEAST_ONCE);
        assertThat(fixture.written(fixture::commit)).isZero();
        assertThat(fixture.object("car-1").rows).containsExactly(1);
    }

    private static void add(StoreFixture<Rows> fixture, String id, int row) {
        fixture.object(id).add(row);
        fixture.store.changed(id);
    }

    private static Rows restored(StoreFixture<Rows> fixture, String id) {
        return restoredAt(fixture, fixture.inner.changelog.size(), id);
    }

    private static Rows restoredAt(StoreFixture<Rows> fixture, int length, String id) {
        LoggedMap inner = LoggedMap.restored(fixture.inner.changelog, length);
        return new StoreFixture<>(inner, new Rows.Layout(), StreamsConfig.AT_LEAST_ONCE, Long.MAX_VALUE).object(id);
    }

    private static <T> StoreFixture<T> restoredAtEnd(StoreFixture<T> fixture, StateLayout<T> layout) {
        LoggedMap inner = LoggedMap.restored(fixture.inner.changelog, fixture.inner.changelog.size());
        return new StoreFixture<>(inner, layout, StreamsConfig.AT_LEAST_ONCE, Long.MAX_VALUE);
    }
}
