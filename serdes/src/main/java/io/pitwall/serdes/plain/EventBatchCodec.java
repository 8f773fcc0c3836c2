package io.pitwall.serdes.plain;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/** {@code EventBatch.avsc}. */
final class EventBatchCodec extends PlainCodec<EventBatch> {

    EventBatchCodec() {
        super(EventBatch.class);
    }

    @Override
    void write(EventBatch batch, BinaryEncoder out) throws IOException {
        AvroOutput.startArray(out, batch.events().size());
        for (EventData event : batch.events()) {
            out.writeLong(event.timeNs());
            out.writeString(event.id());
            out.writeString(event.value());
            AvroOutput.writeStringMap(out, event.tags());
        }
        out.writeArrayEnd();
    }

    @Override
    EventBatch read(AvroInput in) throws IOException {
        List<EventData> events = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                events.add(new EventData(in.readLong(), in.readString(), in.readString(), in.readStringMap()));
            }
        }
        return new EventBatch(events);
    }
}
