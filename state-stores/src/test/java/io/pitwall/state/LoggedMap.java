package io.pitwall.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** An inner store in memory that keeps its changelog, so that a test can restore from any point of it. */
final class LoggedMap implements KeyValueStore<Bytes, byte[]> {

    static final class Change {
        private final Bytes key;
        private final byte @Nullable [] value;

        Change(Bytes key, byte @Nullable [] value) {
            this.key = key;
            this.value = value;
        }

        Bytes key() {
            return key;
        }

        byte @Nullable [] value() {
            return value;
        }

        boolean isRemoval() {
            return value == null;
        }
    }

    final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
    final List<Change> changelog = new ArrayList<>();
    int gets;

    /** What a restart finds when the changelog ends after {@code length} records. */
    static LoggedMap restored(List<Change> changelog, int length) {
        LoggedMap map = new LoggedMap();
        for (Change change : changelog.subList(0, length)) {
            map.put(change.key, change.value);
        }
        return map;
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        changelog.add(new Change(key, value));
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        gets++;
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        Iterator<Map.Entry<Bytes, byte[]>> found =
                entries.subMap(from, true, to, true).entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public void close() {}

            @Override
            public Bytes peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                Map.Entry<Bytes, byte[]> entry = found.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }
        };
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> more) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] delete(Bytes key) {
        throw new UnsupportedOperationException("removal is put(k, null)");
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }
}
