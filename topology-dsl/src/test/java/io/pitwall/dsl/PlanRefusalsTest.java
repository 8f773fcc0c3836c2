package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.dsl.plan.Plan;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Windowing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a topology class may not say, and what it is told. */
class PlanRefusalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "car data", "car/data", "autó", "a\nb"})
    void topicsThatKafkaDoesNotAllow(String name) {
        String message = "the topic name '" + name + "' must be 1 to 180 letters, digits, dots, underscores or hyphens,"
                + " because Kafka topics are named after it";
        assertRefused(telemetry -> telemetry.topic(name), message);
        assertRefused(telemetry -> telemetry.topic("in").parameters().to(name), message);
    }

    @Test
    void namesThatLeaveNoRoomForTheChangelogs() {
        assertThatCode(() -> plan(telemetry ->
                        telemetry.topic("a".repeat(180)).parameters().to("b".repeat(180))))
                .doesNotThrowAnyException();
        assertRefused(
                telemetry -> telemetry.topic("a".repeat(181)),
                "the topic name '" + "a".repeat(181) + "' must be 1 to 180 letters, digits, dots, underscores or"
                        + " hyphens, because Kafka topics are named after it");
    }

    @Test
    void buffersWhoseNameKafkaDoesNotAllow() {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().buffer(rows("the brake")),
                "the buffer name 'the brake' must be 1 to 180 letters, digits, dots, underscores or hyphens,"
                        + " because Kafka topics are named after it");
    }

    @Test
    void twoBuffersOfOneName() {
        assertRefused(
                telemetry ->
                        telemetry.topic("in").parameters().buffer(rows("brake")).buffer(rows("brake")),
                "there are two buffers named 'brake': the name becomes the name of the store, so each needs its own");
    }

    @Test
    void windowsOfWhichNothingIsComputed() {
        assertRefused(
                telemetry -> {
                    ParameterStage stage = telemetry.topic("in").parameters();
                    stage.window(Windowing.named("laps").count(10));
                    stage.to("out");
                },
                "window 'laps' has no aggregate: say what is computed with aggregate(..), or leave it out");
    }

    @Test
    void oneStageThatWritesTheSameTwice() {
        assertRefused(
                telemetry -> {
                    ParameterStage stage = telemetry.topic("in").parameters();
                    stage.to("out");
                    stage.to("out", StreamIdentity.suffixed("-other"));
                    stage.to("out");
                },
                "topic 'out' is written twice by 'in.parameters' with the ids <id>: every row would be there twice;"
                        + " write it once");
    }

    @Test
    void mergesThatMakeNoSense() {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().merge("all"),
                "merge 'all' needs a stage to merge this one with");
        assertRefused(
                telemetry -> {
                    ParameterStage stage = telemetry.topic("in").parameters();
                    stage.merge("all", stage);
                },
                "merge 'all' is given the stage 'in.parameters' twice: every row would be there twice; give it once");
        assertRefused(
                telemetry -> {
                    ParameterStage stage = telemetry.topic("in").parameters();
                    stage.merge("all", stage.select("Brake")).merge("all", stage);
                },
                "there are two merges named 'all': the name becomes the name of the store, so each needs its own");
        assertRefused(
                telemetry -> {
                    ParameterStage stage = telemetry.topic("in").parameters();
                    stage.merge("all of it", stage.select("Brake"));
                },
                "the merge name 'all of it' must be 1 to 180 letters, digits, dots, underscores or hyphens, because Kafka"
                        + " topics are named after it");
        ParameterStage[] other = new ParameterStage[1];
        plan(telemetry -> {
            other[0] = telemetry.topic("other").parameters();
            other[0].to("out");
        });
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().merge("all", other[0]),
                "merge 'all' is given a stage of another topology: other.parameters");
    }

    @Test
    void branchesThatMakeNoSense() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .branch("fast", row -> true, fast -> {})
                        .branch("fast", row -> false, fast -> {}),
                "there are two steps branch named 'fast', or too much alike: errors and metrics name them, so each needs"
                        + " a name of its own");
        assertRefused(
                telemetry -> {
                    BranchStage branches = telemetry.topic("in").parameters().branch("fast", row -> true, fast -> {});
                    branches.otherwise(rest -> {});
                    branches.otherwise(rest -> {});
                },
                "otherwise is said twice of one branch stage; the rows that no branch takes are one stage, which can be"
                        + " used more than once");
    }

    @Test
    void aTopicThatFeedsItselfThroughABranch() {
        assertRefused(
                telemetry -> telemetry
                        .topic("a")
                        .parameters()
                        .branch("fast", row -> true, fast -> {})
                        .otherwise(rest -> rest.to("a")),
                "topic 'a' is made of itself (a -> a), so what is written would be read again for ever; write another"
                        + " topic");
    }

    @Test
    void streamsThatEndTooSoonOrInTwoWays() {
        assertRefused(
                telemetry -> telemetry.topic("in").endWhenIdle(Duration.ofMillis(9)),
                "endWhenIdle must be 10 ms or more, but it's PT0.009S");
        assertRefused(
                telemetry -> {
                    telemetry.topic("in").endWhenIdle(Duration.ofSeconds(1));
                    telemetry.topic("in").endWhenIdle(Duration.ofSeconds(2));
                },
                "the streams of topic 'in' cannot end when idle for PT1S and for PT2S: it is one rule for the topic; say"
                        + " it once");
    }

    @Test
    void aTopicThatFeedsItselfThroughAMerge() {
        assertRefused(
                telemetry -> telemetry
                        .topic("a")
                        .parameters()
                        .merge("all", telemetry.topic("b").parameters())
                        .to("b", StreamIdentity.suffixed("-all")),
                "topic 'b' is made of itself (b -> b), so what is written would be read again for ever; write another"
                        + " topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void functionsWithoutAName(String name) {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().map(name, (stream, packet) -> packet),
                "the map name '" + name + "' must be 1 to 180 characters, not only blanks");
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().peek(name, (stream, packet) -> {}),
                "the peek name '" + name + "' must be 1 to 180 characters, not only blanks");
    }

    @Test
    void twoFunctionsOfOneName() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .map("grade laps", (stream, packet) -> packet)
                        .map("grade-laps", (stream, packet) -> packet),
                "there are two steps map named 'grade-laps', or too much alike: errors and metrics name them, so each"
                        + " needs a name of its own");
    }

    @Test
    void aTopicWhoseDeadLettersWouldGoThroughTheProcessorOfAStep() {
        assertRefused(
                telemetry -> {
                    telemetry
                            .topic("in")
                            .parameters()
                            .deriveNumber("A", row -> 1, OnError.deadLetter())
                            .to("out");
                    telemetry.topic("in.derive").parameters().to("out-2");
                },
                "the step 'in.derive' (derive number A, on error dead letter) and topic 'in.derive', which is read, would"
                        + " both have the processor 'in.derive.dead-letters': name the step otherwise; one without a name of"
                        + " its own is named after the topic, buffer, window, merge or branch it comes from");
    }

    @Test
    void noSink() {
        String message = "the topology writes nothing: end a stage with to(\"topic\")";
        assertRefused(telemetry -> {}, message);
        assertRefused(telemetry -> telemetry.topic("in").parameters("Brake"), message);
    }

    @Test
    void writingToTheTopicThatIsRead() {
        String message = "topic 'in' is made of itself (in -> in), so what is written would be read again for ever;"
                + " write another topic";
        assertRefused(telemetry -> telemetry.topic("in").parameters().to("in"), message);
        assertRefused(
                telemetry -> telemetry.topic("in").parameters().to("in", StreamIdentity.suffixed("-again")), message);
    }

    @Test
    void writingToTheTopicThatIsReadByWayOfAnother() {
        assertRefused(
                telemetry -> {
                    telemetry.topic("a").parameters().to("b");
                    telemetry.topic("b").parameters().to("c");
                    telemetry
                            .topic("c")
                            .parameters("Brake")
                            .buffer(rows("brake"))
                            .to("a");
                },
                "topic 'a' is made of itself (a -> b -> c -> a), so what is written would be read again for ever;"
                        + " write another topic");
    }

    @Test
    void oneTopicAfterAnotherIsNoCircle() {
        var plan = plan(telemetry -> {
            telemetry.topic("a").parameters().to("b");
            telemetry.topic("b").parameters().to("c");
        });

        assertThat(plan.inputTopics()).containsExactly("a", "b");
        assertThat(plan.outputTopics()).containsExactly("b", "c");
    }

    @Test
    void aBufferThatSelectsWhatIsNotDeclared() {
        String message =
                "buffer 'brake' selects Brake, Gear, which are not all among the parameters of its stage: Brake,"
                        + " Speed";
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("Brake", "Speed")
                        .buffer(rows("brake").selecting("Brake", "Gear")),
                message);
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("Brake", "Speed")
                        .buffer(rows("brake").selecting("Brake"))
                        .select("Speed"),
                "select(Speed) asks for what is not among the parameters of this stage: Brake");
    }

    @Test
    void selectingWhatIsNotDeclared() {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters("Brake", "Speed").select("Brake", "Gear"),
                "select(Brake, Gear) asks for what is not among the parameters of this stage: Brake, Speed");
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("Brake", "Speed")
                        .select("Speed")
                        .select("Brake"),
                "select(Brake) asks for what is not among the parameters of this stage: Speed");
    }

    @Test
    void whatWasDerivedOrIsNotDeclaredAtAllCanBeSelected() {
        assertThatCode(() -> plan(telemetry -> {
                    telemetry
                            .topic("in")
                            .parameters("Brake")
                            .deriveNumber("Half", row -> row.number("Brake") / 2)
                            .select("Half", "Brake")
                            .to("declared");
                    telemetry.topic("in").parameters().select("Anything").to("open");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void selectingNothing() {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters("Brake").select(),
                "select needs the name of at least one parameter");
    }

    @Test
    void parametersWithoutName() {
        assertRefused(
                telemetry -> telemetry.topic("in").parameters("Brake", ""),
                "a parameter must have a name, but one of [Brake, ] is empty");
        String message = "a derived parameter must have a name, but it is empty";
        assertRefused(telemetry -> telemetry.topic("in").parameters().deriveNumber("", row -> 1), message);
        assertRefused(telemetry -> telemetry.topic("in").parameters().deriveText("", row -> "a"), message);
    }

    private static Packets rows(String name) {
        return Packets.named(name).everyRows(2);
    }

    private static Plan plan(TelemetryTopology topology) {
        return Pitwall.plan(topology);
    }

    private static void assertRefused(TelemetryTopology topology, String message) {
        assertThatThrownBy(() -> Pitwall.plan(topology))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
