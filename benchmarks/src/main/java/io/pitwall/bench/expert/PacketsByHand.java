package io.pitwall.bench.expert;

import io.pitwall.bench.load.CarRows;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Packets of brake and lap number every so many nanoseconds of event time; the open one in the store, per record. */
final class PacketsByHand implements Processor<String, byte[], String, byte[]> {

    private final String storeName;
    private final long spanNs;
    private final PendingRows pending = new PendingRows();
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> store;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    PacketsByHand(String storeName, long spanNs) {
        this.storeName = storeName;
        this.spanNs = spanNs;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        store = newContext.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        byte[] stored = store.get(record.key());
        if (stored == null) {
            pending.clear();
        } else {
            pending.load(stored);
        }
        ByteBuffer batch = ByteBuffer.wrap(record.value());
        int rows = CarBatch.rows(batch);
        for (int row = 0; row < rows; row++) {
            long timeNs = CarBatch.timeNs(batch, row);
            if (!pending.isEmpty() && timeNs - pending.firstTimeNs() >= spanNs) {
                context.forward(record.withValue(pending.toBytes()));
                pending.clear();
            }
            pending.add(
                    timeNs,
                    CarBatch.bits(batch, rows, CarRows.BRAKE, row),
                    CarBatch.bits(batch, rows, CarRows.LAP_NUMBER, row));
        }
        store.put(record.key(), pending.toBytes());
    }
}
