package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link StreamProperties} and {@link StreamEnd}. */
class StreamMessagesTest {

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(StreamProperties.none()).isEqualTo(new StreamProperties(null, null, Map.of(), List.of(), null));
    }

    @Test
    void eachWithChangesOneThing() {
        Instant time = Instant.parse("2026-05-01T12:00:00Z");
        StreamProperties all = StreamProperties.none()
                .withName("Car 44")
                .withLocation("/season/2026")
                .withMetadata(Map.of("k", "v"))
                .withParents(List.of("p"))
                .withTimeOfRecording(time);
        assertThat(all).isEqualTo(new StreamProperties("Car 44", "/season/2026", Map.of("k", "v"), List.of("p"), time));
        assertThat(all.withName(null).withLocation(null).withTimeOfRecording(null))
                .isEqualTo(new StreamProperties(null, null, Map.of("k", "v"), List.of("p"), null));
    }

    @Test
    void parentsAreAddedOnceBehindTheOthers() {
        StreamProperties one = StreamProperties.none().withParent("b");
        assertThat(one.withParent("a").parents()).containsExactly("b", "a");
        assertThat(one.withParent("b")).isSameAs(one);
        assertThat(one.withParents(List.of()).parents()).isEmpty();
    }

    @Test
    void metadataAndParentsAreCopiedInTheirOrder() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("z", "1");
        metadata.put("a", "2");
        List<String> parents = new ArrayList<>(List.of("p"));
        StreamProperties properties =
                StreamProperties.none().withMetadata(metadata).withParents(parents);
        metadata.clear();
        parents.clear();
        assertThat(properties.metadata()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
        assertThat(properties.parents()).containsExactly("p");
        assertThatThrownBy(() -> properties.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> properties.parents().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nullsAreRefused() {
        StreamProperties none = StreamProperties.none();
        assertThatThrownBy(() -> none.withMetadata(Collections.singletonMap("k", null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("metadata: the value of 'k'");
        assertThatThrownBy(() -> none.withMetadata(Collections.singletonMap(null, "v")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("metadata: a name");
        assertThatThrownBy(() -> none.withParents(Arrays.asList("a", null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> none.withParent(Nulls.of(String.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("streamId");
    }

    @Test
    void anEndHasAType() {
        assertThat(StreamEnd.closed().type()).isEqualTo(StreamEnd.Type.CLOSED);
        assertThatThrownBy(() -> new StreamEnd(Nulls.of(StreamEnd.Type.class)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
    }
}
