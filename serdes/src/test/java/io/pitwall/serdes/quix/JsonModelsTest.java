package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codecs of what is not parameter data. */
class JsonModelsTest {

    private final JsonText json = new JsonText();
    private final EventsJson events = new EventsJson(json, EventsJson.Defaults.OMITTED);
    private final StreamPropertiesJson properties = new StreamPropertiesJson(json);
    private final ParameterDefinitionsJson parameters = new ParameterDefinitionsJson(json);
    private final EventDefinitionsJson eventDefinitions = new EventDefinitionsJson(json);
    private final StreamEndJson end = new StreamEndJson(json);

    private static <M extends StreamMessage> M read(QuixCodec<M> codec, String content) {
        return codec.read(Slice.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static <M extends StreamMessage> String written(QuixCodec<M> codec, M message) {
        return new String(codec.write(message), StandardCharsets.UTF_8);
    }

    @Test
    void eventsMayBeOneOrMany() {
        EventData event = new EventData(5, "e", "v", Map.of("a", "b"));

        assertThat(read(events, "{\"Id\":\"e\",\"Value\":\"v\",\"Tags\":{\"a\":\"b\"},\"Timestamp\":5}"))
                .isEqualTo(EventBatch.of(event));
        assertThat(read(events, "[]")).isEqualTo(new EventBatch(List.of()));
        assertThat(written(events, new EventBatch(List.of()))).isEqualTo("[]");
    }

    @Test
    void whatAnEventDoesNotSayIsEmpty() {
        assertThat(read(events, "[{\"Id\":\"e\",\"Value\":null,\"Tags\":null,\"Timestamp\":null,\"X\":[]}]"))
                .isEqualTo(EventBatch.of(new EventData(0, "e", "")));
        assertThat(read(events, "[{\"Id\":\"e\",\"Tags\":{\"a\":null,\"b\":\"\"}}]"))
                .isEqualTo(EventBatch.of(new EventData(0, "e", "", Map.of("b", ""))));
        assertThat(read(events, "[{},{\"Id\":\"\"},{\"Id\":null}]"))
                .isEqualTo(new EventBatch(Collections.nCopies(3, new EventData(0, "", ""))));
    }

    /** Newer Python does not look at times and tags, nor does the SDK mind the case of members. */
    @Test
    void whatAnEventSaysMayBeSpelledInAnyWay() {
        assertThat(read(
                        events,
                        "{\"id\":7,\"value\":1.50,\"timestamp\":1.5e+18,\"tags\":{\"a\":1,\"B\":true,\"c\":null}}"))
                .isEqualTo(EventBatch.of(
                        new EventData(1_500_000_000_000_000_000L, "7", "1.50", Map.of("a", "1", "B", "true"))));
    }

    @Test
    void propertiesDefinitionsAndEndsMayBeInAnyCase() {
        assertThat(read(properties, "{\"name\":\"n\",\"metadata\":{\"Lap\":3},\"parents\":[\"p\"]}"))
                .isEqualTo(new StreamProperties("n", null, Map.of("Lap", "3"), List.of("p"), null));
        assertThat(
                        read(
                                parameters,
                                "{\"parameterGroups\":[{\"name\":\"g\",\"parameters\":[{\"id\":\"a\",\"minimumValue\":\"1.5\"}]}]}"))
                .isEqualTo(new ParameterDefinitions(
                        List.of(new ParameterDefinition("a", "/g", null, null, 1.5, null, null, null, null)),
                        List.of()));
        assertThat(read(eventDefinitions, "{\"events\":[{\"id\":\"a\",\"level\":\"error\"}]}"))
                .isEqualTo(new EventDefinitions(
                        List.of(new EventDefinition("a", "", null, null, null, EventLevel.ERROR)), List.of()));
        assertThat(read(end, "{\"streamEndType\":\"aborted\"}")).isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
    }

    /** Readers of newer Python fail on an event without one of its members. */
    @Test
    void theHeaderFormWritesEveryMemberOfAnEvent() {
        EventBatch batch = EventBatch.of(new EventData(0, "e", ""));

        assertThat(written(events, batch)).isEqualTo("[{\"Tags\":{},\"Id\":\"e\"}]");
        assertThat(written(new EventsJson(json, EventsJson.Defaults.WRITTEN), batch))
                .isEqualTo("[{\"Timestamp\":0,\"Tags\":{},\"Id\":\"e\",\"Value\":\"\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[7]",
                "[{\"Id\":{}}]",
                "{\"Speed\":1.5}",
                "[{\"Id\":\"e\",\"Timestamp\":\"now\"}]",
                "[{\"Id\":\"e\",\"Timestamp\":1.5}]",
                "[{\"Id\":\"e\",\"Tags\":{\"a\":[1]}}]",
                "[{\"Id\":\"e\",\"Tags\":[1]}]",
                "[null]",
                "[{\"Id\":\"e\"}"
            })
    void whatIsNoEventIsRefused(String content) {
        assertThatThrownBy(() -> read(events, content))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format quix, b");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-01T14:51:39Z, 2021-02-01T14:51:39Z",
        "2021-02-01T14:51:39, 2021-02-01T14:51:39Z",
        "2021-02-01T14:51:39.1234567Z, 2021-02-01T14:51:39.1234567Z",
        "2021-02-01T14:51:39.5+01:00, 2021-02-01T13:51:39.5Z",
        "0001-01-01T00:00:00, 0001-01-01T00:00:00Z"
    })
    void aTimeOfRecordingIsRead(String time, String expected) {
        assertThat(read(properties, "{\"TimeOfRecording\":\"" + time + "\"}"))
                .isEqualTo(StreamProperties.none().withTimeOfRecording(Instant.parse(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-01T14:51:00Z, 2021-02-01T14:51:00Z",
        "2021-02-01T14:51:39.120Z, 2021-02-01T14:51:39.12Z",
        "2021-02-01T14:51:39.000000001Z, 2021-02-01T14:51:39.000000001Z",
        "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999Z"
    })
    void aTimeOfRecordingIsWrittenWithTheDigitsItNeeds(String time, String expected) {
        assertThat(written(properties, StreamProperties.none().withTimeOfRecording(Instant.parse(time))))
                .isEqualTo("{\"Metadata\":{},\"Parents\":[],\"TimeOfRecording\":\"" + expected + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void yearsThatDotNetHasNotCannotBeWritten(String time) {
        StreamProperties message = StreamProperties.none().withTimeOfRecording(Instant.parse(time));

        assertThatThrownBy(() -> properties.write(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the time of recording " + time + " is not in the years 1 to 9999, which is all that Quix has");
    }

    @Test
    void propertiesThatAreNullAreLeftOut() {
        assertThat(
                        read(
                                properties,
                                "{\"Name\":null,\"Metadata\":{\"a\":null,\"b\":\"c\"},\"Parents\":[null,\"p\",\"p\"],\"X\":{}}"))
                .isEqualTo(new StreamProperties(null, null, Map.of("b", "c"), List.of("p", "p"), null));
        assertThat(read(properties, "{}")).isEqualTo(StreamProperties.none());
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> read(properties, "{\"TimeOfRecording\":\"yesterday\"}"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("format quix, before byte 31: expected a StreamProperties, but the time of recording"
                        + " 'yesterday' is no ISO-8601 date and time");
    }

    @Test
    void theTreeOfParameterDefinitionsIsAList() {
        String content = "{\"ParameterGroups\":[{\"Name\":\"some\",\"ChildGroups\":[{\"Name\":\"nested\","
                + "\"ChildGroups\":[],\"Parameters\":[{\"Id\":\"param2\"}]}],\"Parameters\":[]}],\"Parameters\":["
                + "{\"Id\":\"Param1\",\"Name\":\"Parameter One\",\"Description\":\"The parameter one\","
                + "\"MinimumValue\":-10.43,\"MaximumValue\":100.123,\"Unit\":\"%\",\"Format\":\"{0}%\","
                + "\"CustomProperties\":\"custom prop\"}]}";
        ParameterDefinitions expected = new ParameterDefinitions(
                List.of(
                        new ParameterDefinition(
                                "Param1",
                                "",
                                "Parameter One",
                                "The parameter one",
                                -10.43,
                                100.123,
                                "%",
                                "{0}%",
                                "custom prop"),
                        new ParameterDefinition("param2", "/some/nested", null, null, null, null, null, null, null)),
                List.of());

        assertThat(read(parameters, content)).isEqualTo(expected);
        assertThat(written(parameters, expected)).isEqualTo(content);
    }

    @Test
    void groupsAreListedWhenTheySaySomethingOrWouldBeLost() {
        ParameterDefinitions definitions = read(
                parameters,
                "{\"ParameterGroups\":[{\"Parameters\":[{\"Id\":\"a\"}],\"Description\":\"d\",\"Name\":\"x\"},"
                        + "{\"Name\":\"y\",\"ChildGroups\":[{\"Name\":\"empty\"}]},"
                        + "{\"Name\":\"/z/\",\"CustomProperties\":\"c\",\"Parameters\":[{\"Id\":\"b\"}]}]}");

        assertThat(definitions.groups())
                .containsExactly(
                        new DefinitionGroup("/x", "d", null),
                        new DefinitionGroup("/y/empty", null, null),
                        new DefinitionGroup("/z", null, "c"));
        assertThat(definitions.definitions())
                .extracting(ParameterDefinition::location)
                .containsExactly("/x", "/z");
        assertThat(read(parameters, written(parameters, definitions))).isEqualTo(definitions);
    }

    @ParameterizedTest
    @CsvSource({"5.0, 1.0, , ", "5, 5, 5, 5", "'\"NaN\"', 1.0, , 1", "0, '\"Infinity\"', 0, ", "null, 1, , 1"})
    void aRangeThatIsNoneLeavesTheRestOfTheDefinition(String low, String high, Double minimum, Double maximum) {
        assertThat(read(
                                parameters,
                                "{\"Parameters\":[{\"Id\":\"a\",\"MinimumValue\":" + low + ",\"MaximumValue\":" + high
                                        + ",\"Unit\":\"u\"},{\"Name\":\"no id\"},{\"Id\":\"b\"}]}")
                        .definitions())
                .containsExactly(
                        new ParameterDefinition("a", "", null, null, minimum, maximum, "u", null, null),
                        ParameterDefinition.of("b"));
    }

    @ParameterizedTest
    @EnumSource
    void everyLevelIsWrittenAndReadByNameAndNumber(EventLevel level) {
        EventDefinitions message =
                new EventDefinitions(List.of(new EventDefinition("e", "", null, null, null, level)), List.of());
        String name = level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);

        assertThat(written(eventDefinitions, message))
                .isEqualTo("{\"EventGroups\":[],\"Events\":[{\"Id\":\"e\",\"Level\":\"" + name + "\"}]}");
        assertThat(read(eventDefinitions, written(eventDefinitions, message))).isEqualTo(message);
        assertThat(read(
                        eventDefinitions,
                        "{\"Events\":[{\"Id\":\"e\",\"Level\":"
                                + List.of(EventLevel.values()).indexOf(level) + "}]}"))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, CLOSED",
        "'{\"StreamEndType\":\"Aborted\"}', ABORTED",
        "'{\"StreamEndType\":\"terminated\"}', TERMINATED",
        "'{\"StreamEndType\":1,\"X\":[{}]}', ABORTED",
        "'{\"StreamEndType\":null}', CLOSED"
    })
    void anEndIsRead(String content, StreamEnd.Type type) {
        assertThat(read(end, content)).isEqualTo(new StreamEnd(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"StreamEndType\":3}", "{\"StreamEndType\":-1}", "{\"StreamEndType\":\"Lost\"}", "[]"})
    void anEndOfNoKnownTypeIsRefused(String content) {
        assertThatThrownBy(() -> read(end, content)).isInstanceOf(UnreadableMessageException.class);
    }
}
