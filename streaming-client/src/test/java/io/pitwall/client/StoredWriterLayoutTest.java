package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamProperties;
import io.pitwall.state.StoredEntries;
import io.pitwall.state.UnreadableStateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredWriterLayoutTest {

    private static final StreamProperties PROPERTIES =
            StreamProperties.none().withName("Car 44").withParent("car");
    private static final ParameterDefinitions PARAMETERS =
            new ParameterDefinitions(List.of(ParameterDefinition.of("Brake")), List.of());
    private static final EventDefinitions EVENTS = new EventDefinitions(List.of(EventDefinition.of("pit")), List.of());

    private final StoredWriterLayout layout = new StoredWriterLayout();
    private final HeapEntries entries = new HeapEntries();

    private static StoredWriter writer() {
        WriterDefaults defaults = WriterDefaults.NONE
                .withEpochNs(7)
                .withParameterTag("Lap", "1")
                .withEventTag("Lap", "2")
                .withParameterLocation("/a")
                .withEventLocation("/b");
        return new StoredWriter(
                new WriterState(new Announcement(PROPERTIES, PARAMETERS, EVENTS, 99), defaults, Set.of("out")), "car");
    }

    private void assertIsWriter(StoredWriter found) {
        assertThat(found.owner()).isEqualTo("car");
        assertThat(found.state().defaults()).isEqualTo(writer().state().defaults());
        assertThat(found.state().buffers()).containsExactly("out");
        assertThat(found.state().announcement().properties()).isEqualTo(PROPERTIES);
        assertThat(found.state().announcement().parameters()).isEqualTo(PARAMETERS);
        assertThat(found.state().announcement().events()).isEqualTo(EVENTS);
        assertThat(found.state().announcement().saidMs()).isEqualTo(99);
        assertThat(found.state().announcement().isNews()).isFalse();
    }

    @Test
    void nothingIsStoredOfNothing() {
        assertThat(layout.load(entries)).isNull();
    }

    @Test
    void comesBackAsItWas() {
        layout.save(writer(), entries);
        assertIsWriter(Objects.requireNonNull(layout.load(entries)));

        layout.remove(writer(), entries);
        assertThat(entries.hex()).isEmpty();
    }

    @Test
    void goldenBytesOfTheFixedPart() {
        layout.save(writer(), entries);

        assertThat(entries.hex().get(StoredEntries.HEAD))
                .startsWith("01" + "00000003636172" + "0000000000000063" + "0000000000000007"
                        + "00000001000000034c61700000000131" + "00000001000000034c61700000000132"
                        + "000000022f61" + "000000022f62" + "00000001000000036f7574");
    }

    @Test
    void everyByteThatIsCutOffIsNoticed() {
        layout.save(writer(), entries);
        byte[] head = Objects.requireNonNull(entries.get(StoredEntries.HEAD));
        for (int length = 0; length < head.length; length++) {
            HeapEntries cut = new HeapEntries();
            cut.put(StoredEntries.HEAD, Arrays.copyOf(head, length));
            assertThatThrownBy(() -> layout.load(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(UnreadableStateException.class);
        }
        HeapEntries longer = new HeapEntries();
        longer.put(StoredEntries.HEAD, Arrays.copyOf(head, head.length + 1));
        assertThatThrownBy(() -> layout.load(longer))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("1 bytes too many");
    }

    @Test
    void whatIsNoMessageIsTold() {
        HeapEntries stored = HeapEntries.of(Map.of(
                0L,
                "01" + "00000000" + "0000000000000000" + "0000000000000000" + "00000000" + "00000000" + "00000000"
                        + "00000000" + "00000000" + "00000001ff" + "00000000" + "00000000"));
        assertThatThrownBy(() -> layout.load(stored))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("the state of a stream that is written");
    }
}
