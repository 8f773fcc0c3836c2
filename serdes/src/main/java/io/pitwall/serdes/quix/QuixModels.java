package io.pitwall.serdes.quix;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models there are, and the codec that reads or writes each. */
final class QuixModels {

    static final String TYPED_JSON = "JT";
    private static final String UNTYPED_JSON = "J";

    private static final Set<String> TIMESERIES = Set.of("ParameterData", "TimeseriesData");
    private static final Set<String> EVENTS = Set.of("EventData[]", "EventData", "List`1");
    private static final Set<String> OTHERS =
            Set.of("StreamProperties", "ParameterDefinitions", "EventDefinitions", "StreamEnd");

    private final TimeseriesCodec timeseries;
    private final TimeseriesCodec compact;
    private final TimeseriesCodec protobuf = new TimeseriesProtobuf();
    private final EventsJson events;
    private final EventsJson completeEvents;
    private final StreamPropertiesJson properties;
    private final ParameterDefinitionsJson parameterDefinitions;
    private final EventDefinitionsJson eventDefinitions;
    private final StreamEndJson end;

    /** A message as content. */
    record Written(String model, String codec, Slice content) {

        boolean isJson() {
            return !codec.equals(TimeseriesCodecName.PROTOBUF.id());
        }
    }

    QuixModels(JsonText json) {
        this.timeseries = new TimeseriesJson(json);
        this.compact = new TimeseriesCompact(json);
        this.events = new EventsJson(json, EventsJson.Defaults.OMITTED);
        this.completeEvents = new EventsJson(json, EventsJson.Defaults.WRITTEN);
        this.properties = new StreamPropertiesJson(json);
        this.parameterDefinitions = new ParameterDefinitionsJson(json);
        this.eventDefinitions = new EventDefinitionsJson(json);
        this.end = new StreamEndJson(json);
    }

    static boolean isModel(String model) {
        return TIMESERIES.contains(model) || EVENTS.contains(model) || OTHERS.contains(model);
    }

    TimeseriesCodec timeseries(TimeseriesCodecName name) {
        return switch (name) {
            case JSON -> timeseries;
            case COMPACT_JSON -> compact;
            case PROTOBUF -> protobuf;
        };
    }

    /** What reads that model in that codec; null if nothing does. */
    @Nullable
    QuixCodec<? extends StreamMessage> reader(String model, String codec) {
        boolean isJson = codec.equals(TYPED_JSON) || codec.equals(UNTYPED_JSON);
        if (TIMESERIES.contains(model)) {
            return isJson
                    ? timeseries
                    : switch (codec) {
                        case "JT-PaDa-1" -> compact;
                        case "PB-Pd" -> protobuf;
                        default -> null;
                    };
        }
        if (!isJson) {
            return null;
        }
        if (EVENTS.contains(model)) {
            return events;
        }
        return switch (model) {
            case "StreamProperties" -> properties;
            case "ParameterDefinitions" -> parameterDefinitions;
            case "EventDefinitions" -> eventDefinitions;
            case "StreamEnd" -> end;
            default -> null;
        };
    }

    Written write(StreamMessage message, QuixWriting writing) {
        if (message instanceof ParameterData data) {
            return write(data, writing.codec());
        }
        if (message instanceof EventBatch batch) {
            return write(batch, writing);
        }
        if (message instanceof StreamProperties some) {
            return json("StreamProperties", properties.write(some));
        }
        if (message instanceof ParameterDefinitions some) {
            return json("ParameterDefinitions", parameterDefinitions.write(some));
        }
        if (message instanceof EventDefinitions some) {
            return json("EventDefinitions", eventDefinitions.write(some));
        }
        return json("StreamEnd", end.write((StreamEnd) message));
    }

    private Written write(ParameterData data, TimeseriesCodecName codec) {
        if (codec == TimeseriesCodecName.COMPACT_JSON) {
            byte[] content = TimeseriesCompact.canExpress(data) ? compact.write(data) : new byte[0];
            if (content.length > 0 && TimeseriesCompact.isReadable(data, content.length)) {
                return new Written("ParameterData", codec.id(), Slice.of(content));
            }
            return json("ParameterData", timeseries.write(data));
        }
        return new Written(
                "ParameterData", codec.id(), Slice.of(timeseries(codec).write(data)));
    }

    private Written write(EventBatch batch, QuixWriting writing) {
        EventsJson codec = writing.wrapper() == QuixWriting.Wrapper.HEADER ? completeEvents : events;
        if (writing.events() == QuixWriting.Events.SINGLE && batch.events().size() == 1) {
            return json("EventData", codec.writeSingle(batch.events().get(0)));
        }
        return json("EventData[]", codec.write(batch));
    }

    private static Written json(String model, byte[] content) {
        return new Written(model, TYPED_JSON, Slice.of(content));
    }
}
