package io.pitwall.serdes.quix;

import io.pitwall.data.StreamProperties;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stream properties as JSON.
 *
 * <pre>
 * content := {["Name":text,]["Location":text,]"Metadata":{name:text, ...},"Parents":[id, ...]
 *             [,"TimeOfRecording":"yyyy-MM-ddTHH:mm:ss[.fraction]Z"]}
 * </pre>
 *
 * <p>A time of recording without an offset is read as UTC; the years 1 to 9999 can be written. Metadata and parents that
 * are null are left out.
 */
final class StreamPropertiesJson extends JsonCodec<StreamProperties> {

    private static final MemberNames MEMBERS =
            MemberNames.of("Name", "Location", "Metadata", "Parents", "TimeOfRecording");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    StreamPropertiesJson(JsonText json) {
        super(json, "StreamProperties");
    }

    @Override
    StreamProperties read(JsonInput in) throws IOException {
        String name = null;
        String location = null;
        Map<String, String> metadata = Map.of();
        List<String> parents = List.of();
        Instant timeOfRecording = null;
        in.enterObject("the stream properties");
        for (String member = in.nextMember(MEMBERS); member != null; member = in.nextMember(MEMBERS)) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Name" -> name = in.text("the name of the stream");
                case "Location" -> location = in.text("the location of the stream");
                case "Metadata" -> metadata = EventsJson.readMap(in, "the metadata of the stream");
                case "Parents" -> parents = readParents(in);
                case "TimeOfRecording" -> timeOfRecording = readTime(in);
                default -> in.skip();
            }
        }
        return new StreamProperties(name, location, metadata, parents, timeOfRecording);
    }

    private static List<String> readParents(JsonInput in) throws IOException {
        List<String> parents = new ArrayList<>();
        in.enterArray("the parents of the stream");
        while (in.nextItem()) {
            String parent = in.optionalText("the id of a parent");
            if (parent != null) {
                parents.add(parent);
            }
        }
        return parents;
    }

    private static Instant readTime(JsonInput in) throws IOException {
        String text = in.text("the time of recording");
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime there
                    ? there.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time of recording '" + text + "' is no ISO-8601 date and time", e);
        }
    }

    @Override
    void write(StreamProperties properties, JsonOutput out) throws IOException {
        out.startObject();
        out.member("Name", properties.name());
        out.member("Location", properties.location());
        out.member("Metadata", properties.metadata());
        out.name("Parents");
        out.startArray();
        for (String parent : properties.parents()) {
            out.text(parent);
        }
        out.endArray();
        out.member("TimeOfRecording", isoTime(properties.timeOfRecording()));
        out.endObject();
    }

    private static @Nullable String isoTime(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException(
                    "the time of recording " + time + " is not in the years 1 to 9999, which is all that Quix has");
        }
        // As many digits of the fraction as are not zeros at its end.
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
