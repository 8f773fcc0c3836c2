package io.pitwall.serdes.registry;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of each kind. */
final class Messages {

    static final ParameterData DATA = ParameterData.builder()
            .row(1_609_459_200_000_000_000L)
            .put("Speed", 251.5)
            .put("Gear", Double.NaN)
            .put("Driver", "Zo\u00EB")
            .put("Raw", new byte[] {0, 1, (byte) 0xFF})
            .tag("Lap", "1")
            .row(-1)
            .put("Speed", -0.0)
            .build();

    static final EventBatch EVENTS = EventBatch.of(new EventData(7, "pit-stop", "in", Map.of("Lap", "12")));

    private Messages() {}

    static List<StreamMessage> all() {
        return List.of(
                DATA,
                EVENTS,
                new StreamProperties("Monza", null, Map.of("weather", "dry"), List.of("car-1"), Instant.EPOCH),
                new ParameterDefinitions(List.of(ParameterDefinition.of("Gear")), List.of()),
                new EventDefinitions(
                        List.of(new EventDefinition("pit-stop", "/race", null, null, null, EventLevel.WARNING)),
                        List.of()),
                StreamEnd.closed());
    }
}
