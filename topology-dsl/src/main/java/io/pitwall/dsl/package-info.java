/**
 * The language in which a topology is written, and what makes a Kafka Streams {@code Topology} of it.
 *
 * <pre>
 * TelemetryTopology        the user's class: define(TelemetryBuilder)
 * TelemetryBuilder --topic--&gt; TopicStage --parameters--&gt; ParameterStage --to--&gt;
 *                                        --events------&gt; EventStage --to--&gt;
 * ParameterStage --branch--&gt; BranchStage --branch, otherwise--&gt;
 * plan.Plan                what was said, as immutable values
 * processing               the operators, one Processor each
 * Pitwall                  plan and topology of a class
 * </pre>
 *
 * <pre>{@code
 * telemetry.topic("car-data")
 *     .parameters("Brake")
 *     .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofSeconds(1)))
 *     .deriveText("HardBraking", row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
 *     .select("HardBraking")
 *     .to("hard-braking", StreamIdentity.suffixed("-hard-braking"));
 * }</pre>
 *
 * <p>Stages are cheap handles on the plan: calling two verbs on one stage branches. They are used by one thread, while
 * the topology is defined.
 */
@NullMarked
package io.pitwall.dsl;

import org.jspecify.annotations.NullMarked;
