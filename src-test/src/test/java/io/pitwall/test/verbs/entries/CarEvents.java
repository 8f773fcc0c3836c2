package io.pitwall.test.verbs.entries;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The events that most entries about events show, and the cases of a verb that keeps events by their ids. */
final class CarEvents {

    static final List<EventData> TEN = List.of(
            event(0, "start", "grid 3"),
            event(90, "yellow-flag", "sector 2"),
            event(140, "sector", "2"),
            event(200, "pit-stop", "soft tyres"),
            event(260, "sector", "3"),
            event(300, "lap", "1"),
            event(390, "sector", "1"),
            event(480, "pit-stop", "front wing"),
            event(520, "yellow-flag", "sector 1"),
            event(600, "lap", "2"));

    private static final String TOPIC = "car-events";
    private static final String STREAM = "car-1";

    private CarEvents() {}

    static EventData event(long timeMs, String id, String value) {
        return new EventData(timeMs * 1_000_000, id, value);
    }

    /** All cases, when only these events come out. */
    static Verb kept(Verb verb, Output stream, String... ids) {
        List<EventData> backwards = new ArrayList<>(TEN);
        Collections.reverse(backwards);
        EventData almost = event(0, ids[0] + "s", "");
        EventData one = event(0, ids[0], "");
        return verb.with(of(Kind.EXAMPLE, stream, TEN, ids))
                .with(of(Kind.ONE_ROW, stream, List.of(one), ids))
                .with(of(Kind.BOUNDARY, stream, List.of(one, almost, one), ids))
                .with(of(Kind.OUT_OF_ORDER, stream, backwards, ids));
    }

    private static Case of(Kind kind, Output stream, List<EventData> events, String... ids) {
        EventData[] kept = events.stream()
                .filter(event -> List.of(ids).contains(event.id()))
                .toArray(EventData[]::new);
        return Case.of(kind)
                .writes(TOPIC, STREAM, new EventBatch(events))
                .ends(TOPIC, STREAM)
                .gives(stream.withEvents(kept));
    }
}
