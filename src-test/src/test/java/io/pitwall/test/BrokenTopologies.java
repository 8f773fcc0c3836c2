package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.state.StoredStreamContext;
import io.pitwall.state.StreamContextLayout;
import io.pitwall.state.WriteBehindStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Each makes one mistake of those that pass a test with one record in and one table out. */
final class BrokenTopologies {

    private BrokenTopologies() {}

    private static Topology of(ProcessorSupplier<String, StreamMessage, String, StreamMessage> processor) {
        var ids = new StreamIdSerde();
        var messages = new StreamMessageSerde();
        return new Topology()
                .addSource("source", ids.deserializer(), messages.deserializer(), "in")
                .addProcessor("broken", processor, "source")
                .addSink("sink", "out", ids.serializer(), messages.serializer(), "broken");
    }

    /** Holds rows in a field, two at a time. */
    static Topology losesRowsOnACrash(PitwallConfig config) {
        return of(LosesRows::new);
    }

    /** Takes a record for a row. */
    static Topology readsTheFirstRowOfARecord(PitwallConfig config) {
        return of(FirstRows::new);
    }

    /** Keeps what it knows about a stream when that has ended. */
    static Topology leaksAtTheEnd(PitwallConfig config) {
        return of(Leaks::new).addStateStore(WriteBehindStore.builder("known", StreamContextLayout::new), "broken");
    }

    /** The change since the row that came before, whatever its time. */
    static TelemetryTopology dependsOnOrder() {
        return telemetry -> {
            double[] last = new double[1];
            telemetry
                    .topic("in")
                    .parameters("Speed")
                    .deriveNumber("Change", row -> {
                        double change = row.number("Speed", 0) - last[0];
                        last[0] = row.number("Speed", 0);
                        return change;
                    })
                    .to("out");
        };
    }

    /** How late a row is, by the clock on the wall of the machine. */
    static TelemetryTopology usesTheSystemClock() {
        return telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .deriveNumber("LateMs", row -> System.currentTimeMillis() - row.timeNs() / 1e6)
                .to("out");
    }

    private static final class LosesRows extends ContextualProcessor<String, StreamMessage, String, StreamMessage> {
        private final Map<String, Record<String, StreamMessage>> held = new HashMap<>();

        @Override
        public void process(Record<String, StreamMessage> record) {
            Record<String, StreamMessage> before = held.remove(record.key());
            if (before != null) {
                context().forward(before);
            }
            if (before == null && record.value() instanceof ParameterData) {
                held.put(record.key(), record);
            } else {
                context().forward(record);
            }
        }
    }

    private static final class FirstRows extends ContextualProcessor<String, StreamMessage, String, StreamMessage> {
        @Override
        public void process(Record<String, StreamMessage> record) {
            context()
                    .forward(
                            record.value() instanceof ParameterData rows ? record.withValue(rows.slice(0, 1)) : record);
        }
    }

    private static final class Leaks extends ContextualProcessor<String, StreamMessage, String, StreamMessage> {
        @Override
        public void process(Record<String, StreamMessage> record) {
            WriteBehindStore<StoredStreamContext> known = context().getStateStore("known");
            if (!(record.value() instanceof StreamEnd) && known.get(record.key()) == null) {
                known.put(
                        record.key(),
                        new StoredStreamContext(StreamContext.opened(record.key(), StreamProperties.none()), 0));
            }
            context().forward(record);
        }
    }
}
