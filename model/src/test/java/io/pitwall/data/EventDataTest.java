package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventDataTest {

    @Test
    void tagsAreCopiedInTheirOrderAndCannotBeChanged() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("z", "1");
        tags.put("a", "2");
        EventData event = new EventData(5, "pit-stop", "", tags);
        tags.put("m", "3");
        assertThat(event.tags()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
        assertThatThrownBy(() -> event.tags().put("m", "3")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(new EventData(5, "pit-stop", "x")).isEqualTo(new EventData(5, "pit-stop", "x", Map.of()));
    }

    @Test
    void idAndValueMayBeEmpty() {
        assertThat(new EventData(0, "", "").id()).isEmpty();
        assertThat(new EventData(0, "", "")).isNotEqualTo(new EventData(0, "id", ""));
    }

    @Test
    void nothingIsNull() {
        assertThatThrownBy(() -> new EventData(0, Nulls.of(String.class), "x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("id");
        assertThatThrownBy(() -> new EventData(0, "id", Nulls.of(String.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThatThrownBy(() -> new EventData(0, "id", "x", Collections.singletonMap("k", null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tags: the value of 'k'");
        assertThatThrownBy(() -> new EventData(0, "id", "x", Collections.singletonMap(null, "v")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tags: a name");
    }

    @Test
    void batchCopiesItsEvents() {
        EventData event = new EventData(1, "id", "x");
        List<EventData> events = new ArrayList<>(List.of(event));
        EventBatch batch = new EventBatch(events);
        events.clear();
        assertThat(batch).isEqualTo(EventBatch.of(event));
        assertThat(EventBatch.of().events()).isEmpty();
        assertThatThrownBy(() -> batch.events().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new EventBatch(Arrays.asList(event, null))).isInstanceOf(NullPointerException.class);
    }
}
