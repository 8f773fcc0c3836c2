package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.OnError;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.state.PacketBufferLayout;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Timers of buffers, also after a restart. A punctuator that fires forces a commit, so a buffer has one only while it
 * holds rows.
 */
class PacketTimersTest {

    private static final Packets IDLE = Packets.named("held").idle(Duration.ofSeconds(1));
    private static final ParameterData ROW =
            ParameterData.builder().row(0).put("Brake", 0.5).build();

    @TempDir
    Path stateDir;

    private final List<Driven> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(driven -> driven.store.close());
    }

    @Test
    void thereIsNoPunctuatorBeforeTheFirstRowOrWithoutAnIdleRule() {
        Driven driven = start(IDLE);
        assertThat(driven.punctuators()).isEmpty();

        driven.send("car", StreamEnd.closed());
        assertThat(driven.punctuators()).isEmpty();

        Driven spans = start(Packets.named("held").everySpan(Duration.ofMillis(100)));
        spans.send("car", ROW);
        assertThat(spans.punctuators()).isEmpty();
    }

    @Test
    void onePunctuatorServesAllStreamsUntilNothingIsHeld() {
        Driven driven = start(IDLE);
        driven.send("a", ROW);
        driven.send("b", ROW);
        assertThat(driven.punctuators()).hasSize(1);

        driven.punctuate(900);
        assertThat(driven.forwarded()).isEmpty();
        assertThat(driven.punctuators()).hasSize(1);

        driven.punctuate(1_000);
        assertThat(driven.forwarded()).containsExactlyInAnyOrder("a", "b");
        assertThat(driven.punctuators()).as("nothing is held").isEmpty();

        driven.send("a", ROW);
        assertThat(driven.punctuators()).as("held again").hasSize(1);
    }

    @Test
    void whatTheEndReleasedNeedsNoPunctuatorAfterItsNextTick() {
        Driven driven = start(IDLE);
        driven.send("a", ROW);
        driven.send("a", StreamEnd.closed());
        driven.punctuate(100);

        assertThat(driven.punctuators()).isEmpty();
        assertThat(driven.forwarded()).containsExactly("a", "a");
    }

    @Test
    void itTicksTenTimesWithinTheIdleTimeWithinLimits() {
        assertThat(tickMs(Duration.ofSeconds(1))).isEqualTo(100);
        assertThat(tickMs(Duration.ofMillis(1))).isEqualTo(10);
        assertThat(tickMs(Duration.ofHours(1))).isEqualTo(1_000);
    }

    private long tickMs(Duration idle) {
        Driven driven = start(Packets.named("held").idle(idle));
        driven.send("car", ROW);
        return driven.punctuators().get(0).getInterval().toMillis();
    }

    @Test
    void afterARestartTheIdleTimeCountsFromTheLastRow() {
        Driven driven = start(IDLE);
        driven.send("car", ROW);
        driven = restart(driven, IDLE);
        assertThat(driven.punctuators()).hasSize(1);

        driven.punctuate(999);
        assertThat(driven.forwarded()).isEmpty();
        driven.punctuate(1_000);
        assertThat(driven.forwarded()).containsExactly("car");
        assertThat(driven.punctuators()).isEmpty();
    }

    @Test
    void afterARestartARuleThatHasBecomeIdleCountsFromTheFirstTick() {
        Packets idle = Packets.named("held").everyRows(10).orIdle(Duration.ofMillis(500));
        Driven driven = start(Packets.named("held").everyRows(10));
        driven.send("car", ROW);
        driven = restart(driven, idle);
        driven.punctuate(10_000);
        assertThat(driven.forwarded()).as("nobody knows when the row arrived").isEmpty();

        driven = restart(driven, idle);
        driven.punctuate(10_499);
        assertThat(driven.forwarded()).isEmpty();
        driven.punctuate(10_500);
        assertThat(driven.forwarded())
                .as("counted on through the second restart")
                .containsExactly("car");
        assertThat(driven.punctuators()).isEmpty();
    }

    @Test
    void afterARestartARuleThatHasBecomeIdleCountsFromTheNextRow() {
        Driven driven = start(Packets.named("held").everyRows(10));
        driven.send("car", ROW);
        driven = restart(driven, Packets.named("held").everyRows(10).orIdle(Duration.ofMillis(500)));
        driven.setTime(300);
        driven.send("car", ROW);
        driven.punctuate(600);
        assertThat(driven.forwarded()).isEmpty();
        driven.punctuate(800);
        assertThat(driven.forwarded()).containsExactly("car");
    }

    @Test
    void afterARestartAnEndlessIdleTimeIsStillEndless() {
        Packets never = Packets.named("held").idle(Duration.ofMillis(Long.MAX_VALUE));
        Driven driven = start(never);
        driven.setTime(1_000);
        driven.send("car", ROW);
        driven = restart(driven, never);
        driven.punctuate(2_000);

        assertThat(driven.forwarded()).isEmpty();
    }

    @Test
    void whatTheEndReleasedDoesNotComeBackAfterARestart() {
        Driven driven = start(IDLE);
        driven.send("car", ROW);
        driven.store.flushCache();
        driven.send("car", StreamEnd.closed());
        assertThat(driven.forwarded()).containsExactly("car", "car");
        driven = restart(driven, IDLE);

        assertThat(driven.store.get("car")).isNull();
        assertThat(driven.punctuators()).isEmpty();
    }

    @Test
    void whatATimerReleasedDoesNotComeBackAfterARestart() {
        Driven driven = start(IDLE);
        driven.send("car", ROW);
        driven.store.flushCache();
        driven.punctuate(1_000);
        driven = restart(driven, IDLE);

        assertThat(driven.store.get("car")).isNull();
        assertThat(driven.punctuators()).isEmpty();
    }

    @Test
    void aSpanThatBecomesLongerOrShorterKeepsTheRowsThatAreHeld() {
        Driven before = start(spanOf(100));
        before.send("car", rowsAt(0, 80));
        before.send("bike", rowsAt(0, 80));
        assertThat(before.packets()).isEmpty();

        Driven longer = restart(before, spanOf(200));
        longer.send("car", rowsAt(120));
        assertThat(longer.packets())
                .as("beyond the old span, within the new one")
                .isEmpty();
        longer.send("car", rowsAt(250));
        assertThat(longer.packets()).containsExactly(rowsAt(0, 80, 120));

        Driven shorter = restart(longer, spanOf(50));
        shorter.send("bike", StreamEnd.closed());
        shorter.send("car", StreamEnd.closed());
        assertThat(shorter.packets()).containsExactly(rowsAt(0, 80), rowsAt(250));
    }

    private static Packets spanOf(long spanMs) {
        return Packets.named("held").everySpan(Duration.ofMillis(spanMs));
    }

    private static ParameterData rowsAt(long... timesMs) {
        var rows = ParameterData.builder();
        for (long timeMs : timesMs) {
            rows.row(timeMs * 1_000_000).put("Brake", 0.5);
        }
        return rows.build();
    }

    private Driven start(Packets packets) {
        Driven driven = new Driven(stateDir.resolve("state-" + opened.size()), packets);
        opened.add(driven);
        return driven;
    }

    /** The same state folder, perhaps another rule. */
    private Driven restart(Driven stopped, Packets packets) {
        stopped.store.flushCache();
        stopped.store.close();
        Driven driven = new Driven(stopped.folder, packets);
        opened.add(driven);
        return driven;
    }

    /** A processor on a real store, without a topology; the clock starts at 0. */
    private static final class Driven {

        final Path folder;
        final WriteBehindStore<StoredPacketBuffer> store;
        private final MockProcessorContext<String, StreamMessage> context;
        private final PacketProcessor processor;

        Driven(Path folder, Packets packets) {
            this.folder = folder;
            Properties properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
            properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
            properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
            context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder.toFile());
            context.setCurrentSystemTimeMs(0);
            store = WriteBehindStore.builder("held.buffer", () -> new PacketBufferLayout(packets))
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            FunctionNodes nodes = new FunctionNodes(
                    "held.packets", OnError.fail(), new RetryTimes(), "dead", new StreamMessageSerde().serializer());
            processor = new PacketProcessor(nodes, "held.buffer", packets);
            processor.init(context);
        }

        void setTime(long timeMs) {
            context.setCurrentSystemTimeMs(timeMs);
        }

        void send(String streamId, StreamMessage message) {
            processor.process(new Record<>(streamId, message, 0));
        }

        void punctuate(long timeMs) {
            setTime(timeMs);
            punctuators().forEach(punctuator -> punctuator.getPunctuator().punctuate(timeMs));
        }

        List<CapturedPunctuator> punctuators() {
            return context.scheduledPunctuators().stream()
                    .filter(punctuator -> !punctuator.cancelled())
                    .toList();
        }

        List<StreamMessage> packets() {
            List<StreamMessage> packets = new ArrayList<>();
            context.forwarded().forEach(forward -> packets.add(forward.record().value()));
            packets.removeIf(message -> !(message instanceof ParameterData));
            return packets;
        }

        List<String> forwarded() {
            List<String> streamIds = new ArrayList<>();
            context.forwarded()
                    .forEach(forward -> streamIds.add(forward.record().key()));
            return streamIds;
        }
    }
}
