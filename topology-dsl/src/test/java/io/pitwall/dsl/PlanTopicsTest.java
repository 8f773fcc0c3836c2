package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.rules.Packets;
import io.pitwall.rules.aggregate.Aggregates;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which topics a plan reads, writes, and brings together. */
class PlanTopicsTest {

    @Test
    void topicsThatAreReadSideBySideDoNotMeet() {
        Plan plan = Pitwall.plan(telemetry -> {
            telemetry.topic("a").parameters().to("out-a");
            telemetry.topic("b").parameters().to("out-b");
        });

        assertThat(plan.topicsReadTogether()).isEmpty();
        assertThat(plan.inputTopics()).containsExactly("a", "b");
        assertThat(plan.outputTopics()).containsExactly("out-a", "out-b");
    }

    @Test
    void topicsMeetInAMergeAndInAnOutputTopic() {
        Plan plan = Pitwall.plan(telemetry -> {
            ParameterStage a = telemetry.topic("a").parameters();
            a.select("Speed").merge("m", telemetry.topic("b").parameters()).to("merged");
            a.to("written");
            telemetry.topic("c").parameters().to("written", StreamIdentity.suffixed("-c"));
            a.where(row -> true).merge("of-one-topic", a).to("same");
        });

        assertThat(plan.topicsReadTogether()).containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("a", "c"));
    }

    @Test
    void aStepWhoseResultNobodyTakesIsADeadEnd() {
        Plan plan = Pitwall.plan(telemetry -> {
            ParameterStage a = telemetry.topic("a").parameters();
            a.to("out");
            a.buffer(Packets.named("pairs").everyRows(2));
            a.where(row -> true).deriveNumber("One", row -> 1);
            a.where(row -> true);
            a.where(row -> true, OnError.skip());
            a.where(row -> true, OnError.deadLetter()).select("Speed");
            a.window(Windowing.named("w").tumbling(Duration.ofMillis(100))).aggregate(Aggregates.count());
            telemetry.topic("b");
        });

        assertThat(plan.deadEnds())
                .extracting(PlanNode::name)
                .containsExactly(
                        "pairs.packets", "a.derive", "a.where-2", "a.where-3", "a.select", "w.windows", "b.source");
    }

    @Test
    void whatMayBeThereForItsFunctionAloneIsNoDeadEnd() {
        Plan plan = Pitwall.plan(telemetry -> {
            ParameterStage a = telemetry.topic("a").parameters();
            a.to("out");
            a.peek((stream, packet) -> {});
            a.map("send", (stream, packet) -> packet);
            telemetry.topic("a").events().peek((stream, batch) -> {});
            a.branch("left out", row -> true, rows -> {}).otherwise(rest -> {});
        });

        assertThat(plan.deadEnds()).isEmpty();
    }

    @Test
    void whatIsThereForItsDeadLettersOrLateRowsIsNoDeadEnd() {
        Plan plan = Pitwall.plan(telemetry -> {
            ParameterStage a = telemetry.topic("a").parameters();
            a.to("out");
            a.where(row -> row.number("Speed") >= 0, OnError.deadLetter());
            a.deriveNumber("One", row -> 1, OnError.retry(2, Duration.ZERO).thenDeadLetter());
            a.window(Windowing.named("w").tumbling(Duration.ofMillis(100)).late(Late.toTopic("late")))
                    .aggregate(Aggregates.count());
        });

        assertThat(plan.deadEnds()).isEmpty();
    }

    /** Two to the power of fifty ways lead from the source to the sink: whoever walked each of them would not come to an end. */
    @Test
    void manyWaysToOneTopicAreOneTopic() {
        Plan plan = Pitwall.plan(telemetry -> {
            ParameterStage stage = telemetry.topic("a").parameters();
            for (int i = 0; i < 50; i++) {
                stage = stage.where(row -> true).merge("m" + i, stage.where(row -> false));
            }
            stage.to("out");
        });

        assertThat(plan.sinksOf("out")).singleElement().satisfies(sink -> assertThat(plan.topicsOf(sink))
                .containsExactly("a"));
    }
}
