package io.pitwall.bench.expert;

import io.pitwall.bench.load.CarRows;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Packets of brake and lap number every so many nanoseconds of event time; the open one in the store, per record. */
final class PacketsByHand implements Processor<String, CarBatch, String, Packet> {

    private static final int CAPACITY = 16;

    private final String storeName;
    private final long spanNs;
    private ProcessorContext<String, Packet> context;
    private KeyValueStore<String, @Nullable Packet> store;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    PacketsByHand(String storeName, long spanNs) {
        this.storeName = storeName;
        this.spanNs = spanNs;
    }

    @Override
    public void init(ProcessorContext<String, Packet> newContext) {
        context = newContext;
        store = newContext.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, CarBatch> record) {
        Packet stored = store.get(record.key());
        Packet open = stored == null ? new Packet(CAPACITY) : stored;
        CarBatch batch = record.value();
        long[] timesNs = batch.timesNs();
        double[] brakes = batch.columns()[CarRows.BRAKE];
        double[] laps = batch.columns()[CarRows.LAP_NUMBER];
        for (int row = 0; row < timesNs.length; row++) {
            if (!open.isEmpty() && timesNs[row] - open.timesNs()[0] >= spanNs) {
                context.forward(record.withValue(open));
                open = new Packet(CAPACITY);
            }
            open.add(timesNs[row], brakes[row], laps[row]);
        }
        store.put(record.key(), open);
    }
}
