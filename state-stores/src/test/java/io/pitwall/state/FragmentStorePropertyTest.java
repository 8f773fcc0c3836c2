package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RawRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.StreamsConfig;

/** Crashes at any point of any interleaving of fragments. */
class FragmentStorePropertyTest {

    private static final String[] KEYS = {"a", "b", "c"};

    @Property(tries = 200)
    void underExactlyOnceACrashChangesNothing(@ForAll long seed) {
        Run run = new Run(new Random(seed), StreamsConfig.EXACTLY_ONCE_V2);
        List<String> expected = run.withoutCrash();

        assertThat(run.withCrashes()).isEqualTo(expected);
        assertThat(run.fixture.inner.entries)
                .as("what is left when nothing is held")
                .isEmpty();
    }

    @Property(tries = 200)
    void underAtLeastOnceNothingIsLost(@ForAll long seed) {
        Run run = new Run(new Random(seed), StreamsConfig.AT_LEAST_ONCE);
        List<String> expected = run.withoutCrash();

        assertThat(run.withCrashes()).containsAll(expected);
        assertThat(run.fixture.inner.entries)
                .as("what is left when nothing is held")
                .isEmpty();
    }

    private static final class Run {

        private final Random random;
        private final String guarantee;
        private final List<RawRecord> input;
        private StoreFixture<StoredHeldStream> fixture;
        private FragmentJoiner joiner;
        private Instant now = Instant.EPOCH;
        private final List<String> released = new ArrayList<>();
        private int committedInput;
        private int committedOutput;

        Run(Random random, String guarantee) {
            this.random = random;
            this.guarantee = guarantee;
            this.input = interleaved(random);
            this.fixture = fixture(new LoggedMap());
            this.joiner = joiner(new FragmentStore(fixture.store));
        }

        private StoreFixture<StoredHeldStream> fixture(LoggedMap inner) {
            return new StoreFixture<>(inner, new HeldStreamLayout("cars"), guarantee, Long.MAX_VALUE);
        }

        private FragmentJoiner joiner(HeldStreams streams) {
            return new FragmentJoiner(JoinLimits.standard(), streams, () -> now);
        }

        /** Two producers for each key, each with messages that are whole or cut in either form. */
        private static List<RawRecord> interleaved(Random random) {
            SplitRecords records = new SplitRecords();
            List<Deque<RawRecord>> producers = new ArrayList<>();
            for (int producer = 0; producer < 2 * KEYS.length; producer++) {
                String key = KEYS[producer / 2];
                Deque<RawRecord> sent = new ArrayDeque<>();
                for (int message = random.nextInt(6); message > 0; message--) {
                    String text = key + producer + "-" + message + " ";
                    switch (random.nextInt(3)) {
                        case 0 -> sent.addAll(records.inHeaders(key, text.repeat(40 + random.nextInt(60))));
                        case 1 -> sent.addAll(records.inPrefix(key, text.repeat(30 + random.nextInt(30))));
                        default -> sent.add(records.whole(key, text));
                    }
                }
                producers.add(sent);
            }
            List<RawRecord> interleaved = new ArrayList<>();
            while (producers.removeIf(Deque::isEmpty) || !producers.isEmpty()) {
                if (!producers.isEmpty()) {
                    Deque<RawRecord> next = producers.get(random.nextInt(producers.size()));
                    for (int burst = 1 + random.nextInt(4); burst > 0 && !next.isEmpty(); burst--) {
                        interleaved.add(next.remove());
                    }
                }
            }
            return interleaved;
        }

        List<String> withoutCrash() {
            FragmentJoiner onHeap = joiner(HeldStreams.onHeap());
            List<String> all = new ArrayList<>();
            input.forEach(record -> onHeap.add(record).released().forEach(whole -> all.add(SplitRecords.text(whole))));
            return all;
        }

        List<String> withCrashes() {
            for (int at = 0; at < input.size(); ) {
                joiner.add(input.get(at++)).released().forEach(whole -> released.add(SplitRecords.text(whole)));
                int chance = random.nextInt(20);
                if (chance < 5) {
                    at = commit(at, chance == 0);
                } else if (chance == 5) {
                    at = crash(fixture.inner.changelog.size());
                }
            }
            // Under at-least-once a message that was released may be found again, and what is behind it waits for its
            // end.
            now = now.plusSeconds(60);
            joiner.sweep().released().forEach(whole -> released.add(SplitRecords.text(whole)));
            for (int commits = 0; commits < 3; commits++) {
                fixture.commit();
            }
            return released;
        }

        /** Where the input goes on. */
        private int commit(int at, boolean crashes) {
            int before = fixture.inner.changelog.size();
            fixture.store.flushCache();
            if (crashes) {
                boolean isTransaction = guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
                int written = fixture.inner.changelog.size() - before;
                return crash(before + (isTransaction ? 0 : random.nextInt(written + 1)));
            }
            fixture.store.commit(Map.of());
            committedInput = at;
            committedOutput = released.size();
            return at;
        }

        private int crash(int changelogLength) {
            fixture = fixture(LoggedMap.restored(fixture.inner.changelog, changelogLength));
            joiner = joiner(new FragmentStore(fixture.store));
            if (guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
                released.subList(committedOutput, released.size()).clear();
            }
            return committedInput;
        }
    }
}
