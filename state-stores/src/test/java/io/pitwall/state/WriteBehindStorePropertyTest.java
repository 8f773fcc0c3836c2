package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.streams.StreamsConfig;

/** Random use of a store against plain maps: what is live, and what a crash leaves. */
class WriteBehindStorePropertyTest {

    enum Verb {
        ADD,
        ADD_MORE,
        RELEASE,
        REMOVE,
        EVICT,
        COMMIT,
        FAILED_COMMIT,
        CRASH
    }

    record Step(Verb verb, String id, int number) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Verb.class),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    /** A crash loses exactly what came after the last commit; any eviction in between makes no difference. */
    @Property(tries = 500)
    void underExactlyOnceACrashGoesBackToTheLastCommit(@ForAll("steps") List<Step> steps) {
        Run run = new Run(StreamsConfig.EXACTLY_ONCE_V2);
        for (Step step : steps) {
            run.take(step);
            run.checkLive();
        }
    }

    /** A crash, however much of the changelog got out, finds at least what was open at the last commit. */
    @Property(tries = 500)
    void underAtLeastOnceACrashLosesNothing(@ForAll("steps") List<Step> steps) {
        Run run = new Run(StreamsConfig.AT_LEAST_ONCE);
        for (Step step : steps) {
            run.take(step);
            run.checkLive();
        }
    }

    private static final class Run {
        final String guarantee;
        StoreFixture<Rows> fixture;
        int row;
        int committedLength;
        Map<String, List<Integer>> live = new HashMap<>();
        Map<String, List<Integer>> committed = new HashMap<>();

        Run(String guarantee) {
            this.guarantee = guarantee;
            this.fixture = on(new LoggedMap());
        }

        StoreFixture<Rows> on(LoggedMap inner) {
            return new StoreFixture<>(inner, new Rows.Layout(), guarantee, 210 + 2 * LiveEntry.OVERHEAD_BYTES);
        }

        void take(Step step) {
            switch (step.verb) {
                case ADD, ADD_MORE -> add(step.id);
                case RELEASE -> release(step.id);
                case REMOVE -> {
                    fixture.store.remove(step.id);
                    live.remove(step.id);
                }
                case EVICT -> fixture.store.betweenRecords();
                case COMMIT -> {
                    fixture.commit();
                    committed = copy(live);
                    committedLength = fixture.inner.changelog.size();
                }
                case FAILED_COMMIT -> {
                    fixture.store.flushCache();
                    fixture.store.flushCache();
                    crash(step.number);
                }
                case CRASH -> crash(step.number);
            }
        }

        void add(String id) {
            if (fixture.store.get(id) == null) {
                fixture.store.put(id, new Rows());
            }
            fixture.object(id).add(row);
            fixture.store.changed(id);
            live.computeIfAbsent(id, none -> new ArrayList<>()).add(row++);
        }

        void release(String id) {
            Rows rows = fixture.store.get(id);
            if (rows != null) {
                rows.release();
                fixture.store.changed(id);
                live.put(id, new ArrayList<>());
            }
        }

        void crash(int number) {
            boolean exactlyOnce = guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
            List<LoggedMap.Change> changelog = fixture.inner.changelog;
            int length =
                    exactlyOnce ? committedLength : committedLength + number % (changelog.size() - committedLength + 1);
            fixture = on(LoggedMap.restored(changelog, length));
            if (exactlyOnce) {
                live = copy(committed);
                return;
            }
            Map<String, List<Integer>> found = stored();
            committed.forEach((id, rows) -> {
                assertThat(found).containsKey(id);
                assertThat(found.get(id)).containsAll(rows);
            });
            found.values().forEach(rows -> assertThat(rows).doesNotHaveDuplicates());
            live = found;
            committed = copy(found);
            committedLength = length;
        }

        Map<String, List<Integer>> stored() {
            Map<String, List<Integer>> stored = new HashMap<>();
            for (String id : List.of("a", "b", "c")) {
                Rows rows = fixture.store.get(id);
                if (rows != null) {
                    stored.put(id, new ArrayList<>(rows.rows));
                }
            }
            return stored;
        }

        void checkLive() {
            Map<String, List<Integer>> found = new HashMap<>();
            fixture.store.forEachHead((id, head) -> assertThat(id).isIn("a", "b", "c"));
            for (String id : live.keySet()) {
                found.put(id, fixture.object(id).rows);
            }
            assertThat(found).isEqualTo(live);
            // They have all just been loaded.
            assertThat(fixture.store.heldRows())
                    .isEqualTo(live.values().stream().mapToInt(List::size).sum());
        }

        static Map<String, List<Integer>> copy(Map<String, List<Integer>> rows) {
            Map<String, List<Integer>> copy = new HashMap<>();
            rows.forEach((id, list) -> copy.put(id, new ArrayList<>(list)));
            return copy;
        }
    }
}
