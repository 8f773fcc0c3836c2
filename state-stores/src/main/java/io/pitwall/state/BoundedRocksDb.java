package io.pitwall.state;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * The RocksDB settings that put every store on the {@link RocksDbMemory} found in the configuration.
 *
 * <p>Without one Kafka's defaults stay as they are: 50 MB of cache and up to 48 MB of write buffers for each store of
 * each task. Kafka makes an instance per store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Object found = configs.get(RocksDbMemory.CONFIG);
        if (found == null) {
            return;
        }
        if (!(found instanceof RocksDbMemory memory)) {
            throw new IllegalArgumentException(RocksDbMemory.CONFIG + " must be a RocksDbMemory, but it's "
                    + found.getClass().getName());
        }
        // Kafka's own table config, changed in place: its metrics refuse another one. The cache it came with is
        // Kafka's to close, the shared one its owner's.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
    }

    /** Closes nothing: what {@link #setConfig} handed over is shared. */
    @Override
    public void close(String storeName, Options options) {}
}
