package io.pitwall.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.internals.StandbyTask;
import org.apache.kafka.streams.processor.internals.Task;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.LegacyCheckpointingStateStore;
import org.apache.kafka.streams.state.internals.TimeOrderedKeyValueBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link WriteBehindStore} needs of Kafka Streams and does not find in its public API. When this fails with a new
 * version of Kafka, read there before changing anything here.
 */
class WriteBehindContractTest {

    @TempDir
    Path stateDir;

    @Test
    void wasReadInThisVersionOfKafka() {
        assertThat(AppInfoParser.getVersion()).isEqualTo("4.3.1");
    }

    @Test
    void theStateManagerFlushesWhatIsACachedStateStore() {
        assertThat(CachedStateStore.class).isAssignableFrom(WriteBehindStore.class);
        assertThat(TimeOrderedKeyValueBuffer.class.isAssignableFrom(WriteBehindStore.class))
                .as("would be committed instead of flushed")
                .isFalse();
        assertThat(KeyValueStore.class.isAssignableFrom(WriteBehindStore.class))
                .as("would be hidden behind a decorator")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void processorsGetTheStoreItself(String guarantee) {
        try (var probe = new HookProbe(guarantee, stateDir)) {
            assertThat(probe.seenByProcessor).isSameAs(probe.store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void theFlushComesBeforeTheCommitAndStateStoreCommitAfter(String guarantee) {
        try (var probe = new HookProbe(guarantee, stateDir)) {
            probe.pipe("car-1");
            assertThat(probe.calls("put")).hasSize(1);
            HookProbe.Call put = probe.calls("put").get(0);
            assertThat(put.inside())
                    .containsSubsequence(
                            "ProcessorStateManager.flushCache", "StreamTask.flush", "StreamTask.prepareCommit")
                    .doesNotContain("StreamTask.process");
            HookProbe.Call commit =
                    probe.calls("commit").get(probe.calls("commit").size() - 1);
            assertThat(commit.inside()).containsSubsequence("ProcessorStateManager.commit", "StreamTask.postCommit");
            boolean exactlyOnce = guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
            assertThat(put.transactions()).isZero();
            assertThat(commit.transactions()).isEqualTo(exactlyOnce ? 1 : 0);
            assertThat(probe.store.liveCount()).as("stays live").isEqualTo(1);
            assertThat(probe.store.dirtyCount()).isZero();
        }
    }

    @Test
    void whatTheFlushWritesIsPartOfTheTransaction() {
        try (var probe = new HookProbe(StreamsConfig.EXACTLY_ONCE_V2, stateDir)) {
            probe.processOnly("car-1", 0);
            probe.task.prepareCommit(true);
            assertThat(probe.calls("put")).hasSize(1);
            assertThat(probe.changelogOfCommittedTransactions())
                    .as("not yet committed")
                    .isEmpty();
            probe.commitTransaction();
            assertThat(probe.changelogOfCommittedTransactions()).containsExactly("car-1");
        }
    }

    @Test
    void nothingIsFlushedUnlessACommitIsNeeded() {
        try (var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir)) {
            probe.pipe("car-1");
            probe.store.changed("car-1");
            assertThat(probe.task.commitNeeded()).isFalse();
            probe.task.prepareCommit(true);
            assertThat(probe.calls("put")).hasSize(1);
            assertThatThrownBy(() -> probe.task.postCommit(true))
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Store live was changed between the flush and the commit");
            probe.store.clearCache();
        }
    }

    @Test
    void removalsWaitForTheirCommit() {
        try (var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir)) {
            probe.pipe("car-1");
            probe.pipe("-car-1");
            assertThat(probe.calls("put")).as("the commit that saw the release").hasSize(1);
            probe.pipe("-car-1");
            assertThat(probe.calls("put")).hasSize(2);
        }
        try (var probe = new HookProbe(StreamsConfig.EXACTLY_ONCE_V2, stateDir)) {
            probe.pipe("car-1");
            probe.pipe("-car-1");
            assertThat(probe.calls("put")).hasSize(2);
        }
    }

    @Test
    void aDirtyCloseFlushesWithoutACommitAndRevivesTheSameInstance() {
        try (var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir)) {
            probe.processOnly("car-1", 0);
            assertThat(probe.task.prepareCommit(false)).isNull();
            assertThat(probe.calls("put")).hasSize(1);
            int commits = probe.calls("commit").size();
            probe.task.suspend();
            assertThat(probe.store.liveCount()).as("suspend drops nothing").isEqualTo(1);
            probe.task.closeDirty();
            assertThat(probe.calls("commit"))
                    .as("a dirty close is not confirmed")
                    .hasSize(commits);
            assertThat(probe.calls("close")).isNotEmpty();
            assertThat(probe.store.liveCount()).isZero();

            int inits = probe.calls("init").size();
            probe.task.revive();
            probe.task.initializeIfNeeded();
            assertThat(probe.calls("init")).hasSize(inits + 1);
            assertThat(probe.task.store(HookProbe.STORE)).isSameAs(probe.store);
            assertThat(probe.store.liveCount()).isZero();
        }
    }

    @Test
    void suspendingFlushesNothingAndTheCommitOfASuspendedTaskDoes() {
        try (var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir)) {
            probe.processOnly("car-1", 0);
            probe.task.suspend();
            assertThat(probe.calls("put")).isEmpty();
            assertThat(probe.task.prepareCommit(true)).isNotEmpty();
            assertThat(probe.calls("put")).hasSize(1);
            probe.task.prepareCommit(true);
            assertThat(probe.calls("put")).as("nothing more to flush").hasSize(1);
            int commits = probe.calls("commit").size();
            probe.task.postCommit(true);
            assertThat(probe.calls("commit")).hasSize(commits + 1);
            probe.task.closeClean();
            assertThat(probe.calls("put")).as("a clean close flushes nothing").hasSize(1);
            assertThat(probe.store.liveCount()).isZero();
        }
    }

    @Test
    void aTaskThatIsRestoringIsNotFlushed() {
        try (var probe = new HookProbe(StreamsConfig.EXACTLY_ONCE_V2, stateDir)) {
            probe.pipe("car-1");
            probe.task.suspend();
            probe.task.closeDirty();
            probe.task.revive();
            probe.task.initializeIfNeeded();
            assertThat(probe.task.state()).isEqualTo(Task.State.RESTORING);
            int puts = probe.calls("put").size();
            int commits = probe.calls("commit").size();
            assertThat(probe.task.prepareCommit(true)).isEmpty();
            probe.task.postCommit(false);
            assertThat(probe.calls("put")).hasSize(puts);
            assertThat(probe.calls("commit"))
                    .as("also without a flush before it")
                    .hasSize(commits + 1);
        }
    }

    /** The task manager commits standby tasks with the active ones. */
    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void aStandbyTaskIsCommittedWithoutAFlush(String guarantee) {
        var probe = new HookProbe(guarantee, stateDir);
        probe.pipe("car-1");
        probe.task.suspend();
        StandbyTask standby = RecycledTask.standbyOf(probe.task);
        standby.initializeIfNeeded();
        assertThat(standby.state()).isEqualTo(Task.State.RUNNING);
        assertThat(probe.store.liveCount()).as("dropped when it was recycled").isZero();
        int puts = probe.calls("put").size();
        int commits = probe.calls("commit").size();

        assertThat(standby.prepareCommit(true)).isEmpty();
        standby.postCommit(true);
        assertThat(standby.prepareCommit(true)).isEmpty();
        standby.postCommit(true);
        assertThat(probe.calls("put")).hasSize(puts);
        assertThat(probe.calls("commit")).as("without a flush before it").hasSizeGreaterThan(commits);
        assertThat(requireNonNull(probe.store.stored().get("car-1")).bytes)
                .as("as it was stored when the task was active")
                .containsExactly(1);

        standby.suspend();
        assertThat(standby.prepareCommit(true)).isEmpty();
        standby.postCommit(true);
        standby.closeClean();
        assertThat(probe.calls("put")).hasSize(puts);
        assertThat(probe.store.isOpen()).isFalse();
    }

    @Test
    void theFlushComesBeforeTheProducerIsFlushedAndBeforeTheOffsetsAreKnown() {
        try (var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir)) {
            probe.processOnly("car-1", 0);
            List<String> order = new ArrayList<>();
            probe.onPut = () -> order.add("put, sent so far: " + probe.sentToChangelog());
            Map<TopicPartition, OffsetAndMetadata> offsets = probe.task.prepareCommit(true);
            order.add("offsets handed over, sent so far: " + probe.sentToChangelog());
            assertThat(offsets).containsKey(HookProbe.INPUT);
            assertThat(order).containsExactly("put, sent so far: 0", "offsets handed over, sent so far: 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void afterACleanCloseTheStoreKnowsHowFarItIsAndIsNotRestoredFromTheStart(String guarantee) {
        long committed;
        try (var probe = new HookProbe(guarantee, stateDir)) {
            probe.pipe("car-1");
            probe.pipe("car-2");
            probe.task.suspend();
            probe.task.prepareCommit(true);
            probe.task.postCommit(true);
            probe.task.closeClean();
            committed = committedOffsetAfterReopening(guarantee);
        }
        assertThat(committed)
                .as("the offset of the second record in the changelog")
                .isEqualTo(1);
    }

    private long committedOffsetAfterReopening(String guarantee) {
        var context = new MockProcessorContext<Void, Void>(
                HookProbe.config(guarantee, stateDir),
                new TaskId(0, 0),
                stateDir.resolve("app").resolve("0_0").toFile());
        var store = WriteBehindStore.builder(HookProbe.STORE, Blob.Layout::new)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        try {
            assertThat(store.get("car-2")).isNotNull();
            return requireNonNull(store.committedOffset(HookProbe.CHANGELOG));
        } finally {
            store.close();
        }
    }

    @Test
    void turningIntoAStandbyClearsTheCacheAndLeavesTheStoreOpen() {
        var probe = new HookProbe(StreamsConfig.AT_LEAST_ONCE, stateDir);
        probe.pipe("car-1");
        assertThat(probe.store.liveCount()).isEqualTo(1);
        probe.task.suspend();
        probe.task.prepareRecycle();
        assertThat(probe.store.liveCount()).isZero();
        assertThat(probe.store.isOpen()).isTrue();
        probe.store.close();
    }

    @Test
    void theInnerStoreKeepsItsOwnOffsets() {
        try (var probe = new HookProbe(StreamsConfig.EXACTLY_ONCE_V2, stateDir)) {
            assertThat(LegacyCheckpointingStateStore.maybeWrapStore(
                            probe.store, true, Set.of(HookProbe.CHANGELOG), null, null, ""))
                    .as("a wrapped store restores fully after every restart under exactly-once")
                    .isSameAs(probe.store);
            probe.pipe("car-1");
            assertThat(probe.store.committedOffset(HookProbe.CHANGELOG)).isZero();
        }
    }
}
