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
import net.jqwik.api.Tuple;

/** The wheel against a map that is scanned. */
class TimingWheelPropertyTest {

    private static final long START = 1_790_000_000_000L;

    enum Verb {
        SCHEDULE,
        CANCEL,
        ADVANCE
    }

    record Step(Verb verb, String id, long ms) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> ms = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, 200)),
                Tuple.of(3, Arbitraries.longs().between(-500, 20_000)),
                Tuple.of(1, Arbitraries.longs().between(-400_000_000_000L, 400_000_000_000L)));
        Arbitrary<Verb> verb =
                Arbitraries.frequency(Tuple.of(5, Verb.SCHEDULE), Tuple.of(1, Verb.CANCEL), Tuple.of(4, Verb.ADVANCE));
        return Combinators.combine(verb, Arbitraries.of("a", "b", "c", "d", "e"), ms)
                .as(Step::new)
                .list()
                .ofMaxSize(150);
    }

    @Property(tries = 1000)
    void expiresWhatAScanWouldFind(@ForAll("steps") List<Step> steps) {
        TimingWheel wheel = new TimingWheel();
        Map<String, Long> deadlines = new HashMap<>();
        long now = START;
        for (Step step : steps) {
            switch (step.verb) {
                case SCHEDULE -> {
                    wheel.schedule(step.id, now + step.ms);
                    deadlines.put(step.id, now + step.ms);
                }
                case CANCEL -> {
                    wheel.cancel(step.id);
                    deadlines.remove(step.id);
                }
                case ADVANCE -> {
                    now += step.ms;
                    List<String> expired = new ArrayList<>();
                    wheel.advanceTo(now, expired::add);
                    List<String> expected = new ArrayList<>();
                    long reached = now;
                    deadlines.forEach((id, deadline) -> {
                        if (deadline <= reached) {
                            expected.add(id);
                        }
                    });
                    expected.forEach(deadlines::remove);
                    assertThat(expired).containsExactlyInAnyOrderElementsOf(expected);
                }
            }
            assertThat(wheel.size()).isEqualTo(deadlines.size());
        }
    }
}
