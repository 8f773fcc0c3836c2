package io.pitwall.state;

import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.timeWeightedMean;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowOutput;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import io.pitwall.serdes.packed.PackedFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** How much windows whose aggregates hold rows write to their changelog, in bytes of keys and values. */
class WindowChangelogTest {

    private static final String CAR = "car-1";
    private static final int ROWS_A_SECOND = 1_000;
    private static final int ROWS_A_RECORD = 10;
    private static final int RECORDS_A_COMMIT = 10;
    private static final int SECONDS = 60;

    private final Windowing minutes = Windowing.named("w").tumbling(ofSeconds(SECONDS));

    /** 10-row records of 16 noisy channels, a commit every 100 ms, the median of each channel. */
    @Test
    void mediansOfAMinuteAtAThousandRowsASecondWriteNotMuchMoreThanTheirInput() {
        assertThat(changelogBytesPerInputByte(query(minutes, 16, channel -> median(channel)), 16))
                .isLessThan(1.2);
    }

    @Test
    void oneChannelOfSixteenWritesASmallPartOfTheInput() {
        assertThat(changelogBytesPerInputByte(query(minutes, 1, channel -> median(channel)), 16))
                .isLessThan(0.3);
    }

    @Test
    void oneChannelThatIsAllThereIsWritesNotMuchMoreThanItsInput() {
        assertThat(changelogBytesPerInputByte(query(minutes, 1, channel -> median(channel)), 1))
                .isLessThan(1.2);
    }

    @Test
    void rowsAreWrittenOnceHoweverManyWindowsTheyAreIn() {
        Windowing hopping = Windowing.named("w").hopping(ofSeconds(SECONDS), ofSeconds(10));
        assertThat(changelogBytesPerInputByte(query(hopping, 16, channel -> timeWeightedMean(channel)), 16))
                .isLessThan(1.2);
    }

    private static WindowQuery query(Windowing windowing, int channels, Function<String, Aggregate> aggregate) {
        return new WindowQuery(
                windowing,
                IntStream.range(0, channels)
                        .mapToObj(channel -> aggregate.apply("Channel" + channel))
                        .toList());
    }

    private static double changelogBytesPerInputByte(WindowQuery query, int channels) {
        var fixture = StoreFixture.exactlyOnce(new WindowLayout(query));
        fixture.store.put(CAR, new StoredWindows(new StreamWindows(query)));
        PackedFormat format = new PackedFormat();
        Random random = new Random(4);
        long inputBytes = 0;
        for (int record = 0; record < SECONDS * ROWS_A_SECOND / ROWS_A_RECORD; record++) {
            byte[] value =
                    format.encode(NoisyChannels.rows((long) record * ROWS_A_RECORD, ROWS_A_RECORD, channels, random));
            inputBytes += value.length + CAR.length();
            add(fixture, (ParameterData) format.decode(value), new ArrayList<>());
            if (record % RECORDS_A_COMMIT == RECORDS_A_COMMIT - 1) {
                fixture.commit();
            }
        }
        long changelogBytes = 0;
        for (LoggedMap.Change change : fixture.inner.changelog) {
            byte[] value = change.value();
            changelogBytes += change.key().get().length + (value == null ? 0 : value.length);
        }
        assertGoesOnTheSame(fixture, query);
        double ratio = (double) changelogBytes / inputBytes;
        return ratio;
    }

    /** What was written is enough, and nothing of it stays. */
    private static void assertGoesOnTheSame(StoreFixture<StoredWindows> fixture, WindowQuery query) {
        var restored = new StoreFixture<>(
                LoggedMap.restored(fixture.inner.changelog, fixture.inner.changelog.size()),
                new WindowLayout(query),
                StreamsConfig.EXACTLY_ONCE_V2,
                Long.MAX_VALUE);
        List<ParameterData> expected = new ArrayList<>();
        List<ParameterData> results = new ArrayList<>();
        ParameterData next = NoisyChannels.rows((long) SECONDS * ROWS_A_SECOND, 1, 16, new Random(5));
        add(fixture, next, expected);
        add(restored, next, results);
        assertThat(results).isEqualTo(expected).isNotEmpty();
        restored.store.remove(CAR);
        restored.commit();
        assertThat(restored.inner.entries).isEmpty();
    }

    private static void add(StoreFixture<StoredWindows> fixture, ParameterData rows, List<ParameterData> given) {
        fixture.object(CAR).windows().add(rows, 0, 0, new WindowOutput() {
            @Override
            public void results(ParameterData results, int revision) {
                given.add(results);
            }

            @Override
            public void late(ParameterData late, LateReason reason) {
                throw new AssertionError(reason + "\n" + late);
            }
        });
        fixture.store.changed(CAR);
    }
}
