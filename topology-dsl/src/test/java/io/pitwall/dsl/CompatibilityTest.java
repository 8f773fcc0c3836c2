package io.pitwall.dsl;

import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.plan.Compatibility;
import io.pitwall.dsl.plan.KeptStore;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanStore;
import io.pitwall.dsl.plan.RenamedTopic;
import io.pitwall.dsl.plan.StateKind;
import io.pitwall.rules.Packets;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.window.NamedWindowing;
import io.pitwall.rules.window.Windowing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What another version of a topology class finds of the state of the one before. */
class CompatibilityTest {

    private static final PlanStore BUFFER = new PlanStore("brake.buffer", StateKind.HELD_ROWS);

    private static Plan plan(String input, String name, int spanMs, String output) {
        return Pitwall.plan(telemetry -> telemetry
                .topic(input)
                .parameters("Brake")
                .buffer(Packets.named(name).everySpan(ofMillis(spanMs)))
                .to(output));
    }

    @Test
    void theSameTopologyKeepsAll() {
        Compatibility same = Compatibility.of(plan("car", "brake", 100, "out"), plan("car", "brake", 100, "out"));

        assertThat(same.losesNothing()).isTrue();
        assertThat(same.added()).isEmpty();
        assertThat(same.kept()).hasSize(3).noneMatch(KeptStore::isRuleChanged);
        assertThat(same).hasToString("""
                kept
                  brake.buffer    rows that are held
                  car.context     what is known of open streams
                  car.fragments   fragments of incomplete messages
                """);
    }

    @Test
    void anotherSpanKeepsTheRows() {
        Compatibility changed = Compatibility.of(plan("car", "brake", 100, "out"), plan("car", "brake", 200, "out"));

        assertThat(changed.losesNothing()).isTrue();
        assertThat(changed.kept())
                .filteredOn(KeptStore::isRuleChanged)
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.store()).isEqualTo(BUFFER);
                    assertThat(kept.before().text()).isEqualTo("buffer brake: every 100 ms");
                    assertThat(kept.after().text()).isEqualTo("buffer brake: every 200 ms");
                });
        assertThat(changed).hasToString("""
                kept
                  brake.buffer    rows that are held                 buffer brake: every 100 ms -> buffer brake: every 200 ms
                  car.context     what is known of open streams
                  car.fragments   fragments of incomplete messages
                """);
    }

    private static Plan plan(Windowing windowing, Aggregate aggregate) {
        return Pitwall.plan(telemetry -> telemetry
                .topic("car")
                .parameters("Brake")
                .window(windowing)
                .aggregate(aggregate)
                .to("out"));
    }

    @Test
    void windowsOfAnotherSizeStartAnew() {
        NamedWindowing brake = Windowing.named("brake");
        Compatibility changed = Compatibility.of(
                plan(brake.tumbling(ofMillis(100)), max("Brake")), plan(brake.tumbling(ofMillis(200)), max("Brake")));

        PlanStore windows = new PlanStore("brake.window", StateKind.OPEN_WINDOWS);
        assertThat(changed.losesNothing()).isFalse();
        assertThat(changed.lost()).containsExactly(windows);
        assertThat(changed.added()).containsExactly(windows);
        assertThat(changed).hasToString("""
                kept
                  car.context     what is known of open streams
                  car.fragments   fragments of incomplete messages
                lost
                  brake.window   open windows   others now, which start anew
                new
                  brake.window   open windows
                """);
    }

    @Test
    void windowsGoOnUnderWhatMayChangeFreely() {
        Windowing tumbling = Windowing.named("brake").tumbling(ofMillis(100));
        Windowing session = Windowing.named("brake").session(ofMillis(100));
        Windowing longer = Windowing.named("brake").session(ofMillis(200));
        assertThat(Compatibility.of(
                                plan(tumbling, max("Brake")),
                                plan(tumbling.grace(ofMillis(9)).onUpdate(), min("Brake")))
                        .losesNothing())
                .isTrue();
        assertThat(Compatibility.of(plan(session, max("Brake")), plan(longer, max("Brake")))
                        .losesNothing())
                .isTrue();
        assertThat(Compatibility.of(plan(session, max("Brake")), plan(session.groupedByTag("Lap"), max("Brake")))
                        .losesNothing())
                .isFalse();
    }

    @Test
    void anotherNameLosesThem() {
        Compatibility changed = Compatibility.of(plan("car", "brake", 100, "out"), plan("car", "pedal", 100, "out"));

        assertThat(changed.losesNothing()).isFalse();
        assertThat(changed.lost()).containsExactly(BUFFER);
        assertThat(changed.added()).containsExactly(new PlanStore("pedal.buffer", StateKind.HELD_ROWS));
        assertThat(changed).hasToString("""
                kept
                  car.context     what is known of open streams
                  car.fragments   fragments of incomplete messages
                lost
                  brake.buffer   rows that are held   no store of that name
                new
                  pedal.buffer   rows that are held
                """);
    }

    @Test
    void renamedTopicsAreRecognised() {
        Compatibility changed =
                Compatibility.of(plan("car", "brake", 100, "out"), plan("vehicle", "brake", 100, "braking"));

        assertThat(changed.renamedTopics())
                .containsExactly(new RenamedTopic("car", "vehicle", true), new RenamedTopic("out", "braking", false));
        assertThat(changed.topicsGone()).isEmpty();
        assertThat(changed).hasToString("""
                kept
                  brake.buffer   rows that are held   fed by car -> vehicle: as many partitions are needed
                lost
                  car.context     what is known of open streams      no store of that name
                  car.fragments   fragments of incomplete messages   no store of that name
                new
                  vehicle.context     what is known of open streams
                  vehicle.fragments   fragments of incomplete messages
                topics
                  car -> vehicle   read, from where auto.offset.reset says
                  out -> braking   written
                """);
    }

    @Test
    void topicsAreToldApartByWhatIsDoneWithThem() {
        Plan before = Pitwall.plan(telemetry -> {
            telemetry.topic("a").parameters("A").to("a-out");
            telemetry.topic("b").parameters("B").to("b-out");
        });
        Plan after = Pitwall.plan(telemetry -> {
            telemetry.topic("b2").parameters("B").to("b-out2");
            telemetry.topic("a2").parameters("A").to("a-out2");
            telemetry.topic("c").parameters("C").to("c-out");
        });

        Compatibility changed = Compatibility.of(before, after);

        assertThat(changed.renamedTopics())
                .extracting(RenamedTopic::toString)
                .containsExactly(
                        "a -> a2 (read)", "b -> b2 (read)", "a-out -> a-out2 (written)", "b-out -> b-out2 (written)");
        assertThat(changed.topicsAdded()).containsExactlyInAnyOrder("c", "c-out");
    }

    @Test
    void topicsThatNobodyTellsApartAreGoneAndNew() {
        Plan before = Pitwall.plan(telemetry -> {
            telemetry.topic("a").parameters().to("out");
            telemetry.topic("b").parameters().to("out2");
        });
        Plan after = Pitwall.plan(telemetry -> {
            telemetry.topic("c").parameters().to("out");
            telemetry.topic("d").parameters().to("out2");
        });

        Compatibility changed = Compatibility.of(before, after);

        assertThat(changed.renamedTopics()).isEmpty();
        assertThat(changed.topicsGone()).containsExactlyInAnyOrder("a", "b");
        assertThat(changed.toString()).endsWith("""
                topics
                  a   no longer used
                  b   no longer used
                  c   new
                  d   new
                """);
    }

    @Test
    void aStoreThatHoldsSomethingElseIsSaidToBeUnreadable() {
        PlanStore other = new PlanStore("brake.buffer", StateKind.MERGED_STREAMS);
        Compatibility changed =
                new Compatibility(List.of(), List.of(BUFFER), List.of(other), List.of(), Set.of(), Set.of());

        assertThat(changed).hasToString("""
                lost
                  brake.buffer   rows that are held   now holds what sides say of open streams and cannot read this: take another name
                new
                  brake.buffer   what sides say of open streams
                """);
    }

    @Test
    void aSecondSinkOfATopicAddsTheStoreOfItsExit() {
        Plan before =
                Pitwall.plan(telemetry -> telemetry.topic("a").parameters("A").to("out"));
        Plan after = Pitwall.plan(telemetry -> {
            telemetry.topic("a").parameters("A").to("out");
            telemetry.topic("a").parameters("B").to("out", StreamIdentity.suffixed("-b"));
        });

        assertThat(Compatibility.of(before, after).added())
                .containsExactly(new PlanStore("out.exit", StateKind.MERGED_STREAMS));
        assertThat(Compatibility.of(after, before).lost())
                .containsExactly(new PlanStore("out.exit", StateKind.MERGED_STREAMS));
    }

    /** A side is stored by the name of what feeds it. */
    @Test
    void aSideUnderAnotherNameForgetsWhatItSaid() {
        Plan before = twoSinks("fast");
        Compatibility changed = Compatibility.of(before, twoSinks("quick"));

        assertThat(changed.lost()).isEmpty();
        assertThat(changed.losesNothing()).isFalse();
        assertThat(changed.kept())
                .filteredOn(kept -> !kept.forgottenSides().isEmpty())
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.store()).isEqualTo(new PlanStore("out.exit", StateKind.MERGED_STREAMS));
                    assertThat(kept.forgottenSides()).containsExactly("fast.branch as <id>");
                });
        assertThat(changed.toString())
                .contains("forgets what was said by fast.branch as <id>: under another name a side is a new one\n");
        assertThat(Compatibility.of(before, before).losesNothing()).isTrue();
    }

    private static Plan twoSinks(String branch) {
        return Pitwall.plan(telemetry -> telemetry
                .topic("in")
                .parameters()
                .branch(branch, row -> true, fast -> fast.to("out"))
                .otherwise(rest -> rest.to("out")));
    }

    @Test
    void aMergeForgetsTheSidesThatItNoLongerHas() {
        Plan before = Pitwall.plan(telemetry -> {
            ParameterStage in = telemetry.topic("in").parameters();
            in.merge("m", in.select("A"), in.select("B")).to("out");
        });
        Plan after = Pitwall.plan(telemetry -> {
            ParameterStage in = telemetry.topic("in").parameters();
            in.merge("m", in.select("A")).to("out");
        });

        assertThat(Compatibility.of(before, after).losesNothing()).isFalse();
        assertThat(Compatibility.of(before, after).toString()).contains("forgets what was said by in.select-2");
        assertThat(Compatibility.of(after, before).losesNothing()).isTrue();
    }

    /** Two to the power of fifty ways lead from the one topic to the other. */
    @Test
    void topicsWithManyWaysBetweenThemAreRecognised() {
        assertThat(Compatibility.of(diamonds("a", "out"), diamonds("b", "made")).renamedTopics())
                .contains(new RenamedTopic("a", "b", true), new RenamedTopic("out", "made", false));
    }

    private static Plan diamonds(String input, String output) {
        return Pitwall.plan(telemetry -> {
            ParameterStage stage = telemetry.topic(input).parameters();
            for (int i = 0; i < 50; i++) {
                stage = stage.where(row -> true).merge("m" + i, stage.where(row -> false));
            }
            stage.to(output);
            telemetry.topic("other-" + input).parameters("X").to("other-" + output);
        });
    }
}
