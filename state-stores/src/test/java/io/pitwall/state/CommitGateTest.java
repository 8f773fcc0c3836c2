package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class CommitGateTest {

    private final Map<String, Map<Bytes, byte[]>> restored = new LinkedHashMap<>();

    private static void init(WriteBehindStore<Rows> store, Object gate) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(CommitGate.CONFIG, gate);
        store.init(new MockProcessorContext<Void, Void>(config).getStateStoreContext(), store);
    }

    private static WriteBehindStore<Rows> store(LoggedMap inner) {
        return new WriteBehindStore<>(inner, new Rows.Layout(), HeapBudget.ofBytes(1 << 20), () -> 0);
    }

    private static void commit(WriteBehindStore<Rows> store) {
        store.flushCache();
        store.commit(Map.of());
    }

    private static void addRow(WriteBehindStore<Rows> store) {
        Rows rows = store.get("car");
        if (rows == null) {
            rows = new Rows();
            store.put("car", rows);
        }
        rows.add(1);
        store.changed("car");
    }

    @Test
    void commitsCountOnlyWhileTheGateIsOpen() {
        LoggedMap inner = new LoggedMap();
        WriteBehindStore<Rows> store = store(inner);
        CommitGate gate = CommitGate.restoring(restored);
        init(store, gate);
        addRow(store);

        commit(store);
        assertThat(inner.changelog).isEmpty();
        assertThat(store.dirtyCount()).isEqualTo(1);

        gate.whileOpen(() -> commit(store));
        assertThat(inner.changelog).isNotEmpty();
        assertThat(store.dirtyCount()).isZero();

        int written = inner.changelog.size();
        addRow(store);
        commit(store);
        assertThat(inner.changelog).hasSize(written);
    }

    @Test
    void aGateClosesAlsoWhenTheCommitFails() {
        LoggedMap inner = new LoggedMap();
        WriteBehindStore<Rows> store = store(inner);
        CommitGate gate = CommitGate.restoring(restored);
        init(store, gate);
        assertThatThrownBy(() -> gate.whileOpen(() -> {
                    throw new IllegalStateException("commit failed");
                }))
                .hasMessage("commit failed");
        addRow(store);

        commit(store);
        assertThat(inner.changelog).isEmpty();
    }

    @Test
    void aStoreStartsWithWhatTheGateHasForIt() {
        LoggedMap before = new LoggedMap();
        WriteBehindStore<Rows> first = store(before);
        CommitGate gate = CommitGate.restoring(restored);
        init(first, gate);
        addRow(first);
        gate.whileOpen(() -> commit(first));

        WriteBehindStore<Rows> second = store(new LoggedMap());
        init(second, CommitGate.restoring(Map.of("rows", before.entries)));
        assertThat(second.get("car")).isNotNull();

        WriteBehindStore<Rows> other = store(new LoggedMap());
        init(other, CommitGate.restoring(Map.of("another store", before.entries)));
        assertThat(other.get("car")).isNull();
    }

    @Test
    void aTextTurnsNothingOn() {
        assertThatThrownBy(() -> init(store(new LoggedMap()), "true"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pitwall.state.commit.gate is for the test kit and must be a CommitGate, but it's"
                        + " java.lang.String; take it out");
    }
}
