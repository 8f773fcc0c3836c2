package io.pitwall.client;

import io.pitwall.state.StoredEntries;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored entries of one stream, on the heap. */
final class HeapEntries implements StoredEntries {

    private final Map<Long, byte[]> values = new TreeMap<>();

    /** Entries from hex digits by slot. */
    static HeapEntries of(Map<Long, String> hex) {
        HeapEntries entries = new HeapEntries();
        hex.forEach((slot, digits) -> entries.put(slot, HexFormat.of().parseHex(digits)));
        return entries;
    }

    /** What is stored, in hex digits by slot. */
    Map<Long, String> hex() {
        Map<Long, String> hex = new TreeMap<>();
        values.forEach((slot, value) -> hex.put(slot, HexFormat.of().formatHex(value)));
        return hex;
    }

    @Override
    public String streamId() {
        return "car";
    }

    @Override
    public byte @Nullable [] get(long slot) {
        return values.get(slot);
    }

    @Override
    public void put(long slot, byte[] value) {
        values.put(slot, value);
    }

    @Override
    public void delete(long slot) {
        values.remove(slot);
    }

    @Override
    public boolean mayOverwrite(long slot) {
        return true;
    }

    @Override
    public long firstFreeSlot() {
        return 1;
    }

    @Override
    public byte @Nullable [] deleted(long slot) {
        return null;
    }

    @Override
    public boolean isDeletePending(long slot) {
        return false;
    }

    @Override
    public boolean deletesLate() {
        return false;
    }
}
