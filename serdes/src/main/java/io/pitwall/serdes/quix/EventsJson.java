package io.pitwall.serdes.quix;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as JSON: an array, or a single one.
 *
 * <pre>
 * content := [event, ...] | event
 * event   := {["Timestamp":ns,]"Tags":{name:text, ...},"Id":text[,"Value":text]}
 * </pre>
 *
 * <p>Members may be missing on reading: a time is then 0, an id or a value empty. A tag without a value is no tag.
 */
final class EventsJson extends JsonCodec<EventBatch> {

    private static final MemberNames MEMBERS = MemberNames.of("Timestamp", "Id", "Value", "Tags");

    /** Whether members that say nothing are written. */
    enum Defaults {
        /** A time of 0 and an empty value are left out, as the SDK does. */
        OMITTED,
        /** Every member is written: readers of newer Python fail without them. */
        WRITTEN
    }

    private final Defaults defaults;

    EventsJson(JsonText json, Defaults defaults) {
        super(json, "list of events");
        this.defaults = defaults;
    }

    @Override
    EventBatch read(JsonInput in) throws IOException {
        if (in.isObject()) {
            return EventBatch.of(readEvent(in));
        }
        List<EventData> events = new ArrayList<>();
        in.enterArray("the events");
        while (in.nextItem()) {
            events.add(readEvent(in));
        }
        return new EventBatch(events);
    }

    private static EventData readEvent(JsonInput in) throws IOException {
        long timeNs = 0;
        String id = "";
        String value = "";
        Map<String, String> tags = Map.of();
        JsonMembers members = JsonMembers.enter(in, MEMBERS, "an event");
        for (String member = members.next(); member != null; member = members.next()) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Timestamp" -> timeNs = in.timeNs("the time of the event in ns");
                case "Id" -> id = in.text("the id of the event");
                case "Value" -> value = in.text("the value of the event");
                case "Tags" -> tags = readMap(in, "the tags of the event");
                default -> in.skip();
            }
        }
        return new EventData(timeNs, id, value, tags);
    }

    /** The texts by name; one that is null is left out, for the model has none. */
    static Map<String, String> readMap(JsonInput in, String what) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        in.enterObject(what);
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (!in.isNull()) {
                map.put(name, in.text(what));
            }
        }
        return map;
    }

    @Override
    void write(EventBatch batch, JsonOutput out) throws IOException {
        out.startArray();
        for (EventData event : batch.events()) {
            writeEvent(event, out);
        }
        out.endArray();
    }

    byte[] writeSingle(EventData event) {
        return written(out -> writeEvent(event, out));
    }

    private void writeEvent(EventData event, JsonOutput out) throws IOException {
        boolean all = defaults == Defaults.WRITTEN;
        out.startObject();
        if (all || event.timeNs() != 0) {
            out.name("Timestamp");
            out.wholeNumber(event.timeNs());
        }
        out.member("Tags", event.tags());
        out.member("Id", event.id());
        if (all || !event.value().isEmpty()) {
            out.member("Value", event.value());
        }
        out.endObject();
    }
}
