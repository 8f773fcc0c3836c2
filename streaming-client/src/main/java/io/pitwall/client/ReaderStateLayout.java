package io.pitwall.client;

import io.pitwall.state.StateLayout;
import io.pitwall.state.StoredEntries;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What survives of a stream that is being read: a head, and an entry for each value of its states.
 *
 * <pre>
 * head    := 01 nextSlot:int64 buffers:texts writers:texts
 * segment := 01 kind:int8 type:int8 name:text key:text value:bytes     kind: 00 scalar, 01 dictionary
 *          | 01 ff                                                    a slot without a value, to be used again
 * </pre>
 *
 * <p>A value that was removed is overwritten, not deleted: under at-least-once a deletion comes one commit late, and a crash
 * would bring the value back. See {@link StoredText} for texts and bytes, {@link ValueType} for types.
 */
final class ReaderStateLayout implements StateLayout<ReaderState> {

    private static final byte VERSION = 1;
    private static final byte FREE = -1;
    private static final byte[] FREE_SLOT = {VERSION, FREE};

    @Override
    public @Nullable ReaderState load(StoredEntries stored) {
        byte[] head = stored.get(StoredEntries.HEAD);
        if (head == null) {
            return null;
        }
        ReaderState state = new ReaderState();
        StoredText.Reader in = new StoredText.Reader("the state of a stream", head).version(VERSION);
        long nextSlot = in.int64();
        in.texts().forEach(state::addBuffer);
        in.texts().forEach(state::addWriter);
        in.end();
        if (nextSlot < 1) {
            throw in.corrupt("tells slots up to " + nextSlot);
        }
        for (long slot = 1; slot < nextSlot; slot++) {
            byte[] value = stored.get(slot);
            if (value == null) {
                throw in.corrupt("has lost slot " + slot + " of " + (nextSlot - 1));
            }
            read(slot, value, state);
        }
        state.restored(nextSlot);
        return state;
    }

    private static void read(long slot, byte[] value, ReaderState state) {
        StoredText.Reader in = new StoredText.Reader("the value of a state in slot " + slot, value).version(VERSION);
        int kind = in.int8();
        if (kind == FREE) {
            state.restoreFree(slot);
        } else if (kind == StateKind.SCALAR.code() || kind == StateKind.DICTIONARY.code()) {
            char type = (char) in.int8();
            String name = in.text();
            StateKind known = kind == StateKind.SCALAR.code() ? StateKind.SCALAR : StateKind.DICTIONARY;
            state.restore(new NamedState(name, known, type), in.text(), slot, in.bytes());
        } else {
            throw in.corrupt("is of the unknown kind " + kind);
        }
        in.end();
    }

    @Override
    public void save(ReaderState live, StoredEntries stored) {
        for (Map.Entry<Long, ReaderState.Change> change : live.changes().entrySet()) {
            stored.put(change.getKey(), segment(change.getValue()));
        }
        if (live.hasNewHead()) {
            stored.put(
                    StoredEntries.HEAD,
                    new StoredText.Writer()
                            .int8(VERSION)
                            .int64(live.slotCount())
                            .texts(live.buffers())
                            .texts(live.writers())
                            .toBytes());
        }
        live.saved();
    }

    private static byte[] segment(ReaderState.Change change) {
        return change.bytes == null
                ? FREE_SLOT
                : new StoredText.Writer()
                        .int8(VERSION)
                        .int8(change.state.kind().code())
                        .int8(change.state.type())
                        .text(change.state.name())
                        .text(change.key)
                        .bytes(change.bytes)
                        .toBytes();
    }

    @Override
    public void remove(ReaderState live, StoredEntries stored) {
        for (long slot = 1; slot < live.slotCount(); slot++) {
            stored.delete(slot);
        }
        stored.delete(StoredEntries.HEAD);
    }

    @Override
    public long weightBytes(ReaderState live) {
        return live.weightBytes();
    }
}
