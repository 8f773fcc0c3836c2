package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.packed.PackedFormat;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** How much a packet buffer writes to its changelog, in bytes of keys and values. */
class PacketChangelogTest {

    private static final int ROWS_A_SECOND = 1_000;
    private static final int ROWS_A_RECORD = 10;
    private static final int RECORDS_A_COMMIT = 10;
    private static final int SECONDS = 60;
    private static final int CHANNELS = 16;

    /** 10-row records of 16 noisy channels, decoded as they come from a topic, a commit every 100 ms. */
    @Test
    void aBufferOfAMinuteAtAThousandRowsASecondWritesNotMuchMoreThanItsInput() {
        HeldRows held = new HeldRows(
                StreamsConfig.EXACTLY_ONCE_V2, Packets.named("held").everySpan(Duration.ofMinutes(1)));
        PackedFormat format = new PackedFormat();
        Random random = new Random(4);
        long inputBytes = 0;
        for (int record = 0; record < SECONDS * ROWS_A_SECOND / ROWS_A_RECORD; record++) {
            byte[] value =
                    format.encode(NoisyChannels.rows((long) record * ROWS_A_RECORD, ROWS_A_RECORD, CHANNELS, random));
            inputBytes += value.length + HeldRows.STREAM.length();
            assertThat(held.add((ParameterData) format.decode(value), record)).isEmpty();
            if (record % RECORDS_A_COMMIT == RECORDS_A_COMMIT - 1) {
                held.fixture.commit();
            }
        }
        assertThat(held.buffer().rowCount()).isEqualTo(SECONDS * ROWS_A_SECOND);
        assertThat((double) changelogBytes(held) / inputBytes)
                .as("changelog bytes per input byte")
                .isLessThan(1.2);
        assertThat(held.restored().rows()).isEqualTo(held.rows());

        assertThat(held.add(TestRows.row(SECONDS * 1000L), 0)).hasSize(1);
        held.fixture.commit();
        assertThat(held.fixture.inner.entries)
                .as("segments are gone with the packet")
                .hasSize(1);
    }

    @Test
    void aBinaryValueOf20MegabytesSurvivesACrash() {
        HeldRows held = new HeldRows(
                StreamsConfig.EXACTLY_ONCE_V2, Packets.named("held").everySpan(Duration.ofMinutes(1)));
        byte[] image = new byte[20_000_000];
        new Random(1).nextBytes(image);
        ParameterData large = ParameterData.wrap(
                new long[] {1}, List.of(BinaryColumn.wrap("Image", new byte[][] {image})), List.of());
        held.add(TestRows.row(0));
        held.add(large);
        held.fixture.commit();

        assertThat(held.fixture.inner.changelog).allSatisfy(change -> assertThat(change.value())
                .hasSizeLessThanOrEqualTo(StoredEntries.CHUNK_BYTES + 2));
        HeldRows restored = held.restored();
        assertThat(restored.rows()).isEqualTo(ParameterData.concat(List.of(TestRows.row(0), large)));
        restored.release();
        restored.fixture.commit();
        assertThat(restored.fixture.inner.entries).isEmpty();
    }

    private static long changelogBytes(HeldRows held) {
        long bytes = 0;
        for (LoggedMap.Change change : held.fixture.inner.changelog) {
            byte[] value = change.value();
            bytes += change.key().get().length + (value == null ? 0 : value.length);
        }
        return bytes;
    }
}
