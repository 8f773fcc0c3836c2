package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import io.pitwall.state.PitwallStores;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stores hold and metrics say, over all partitions. */
class StateAndMetricsTest {

    private static void triples(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("triples").everyRows(3))
                .to("out");
    }

    @Test
    void whatABufferHoldsIsATableAsOfTheLastCommit() {
        try (var test = TelemetryTest.onPartitions(3, StateAndMetricsTest::triples)) {
            assertThat(test.held("triples")).isEmpty();
            test.topic("in").write("""
                    time_ms | Brake | stream#
                          0 |   0.1 | car-1
                         10 |   0.2 | car-1
                          0 |   0.7 | car-2
                    """);
            assertThat(test.held("triples")).as("before the commit").isEmpty();

            test.commit();
            assertThat(test.held("triples")).hasStreams("car-1", "car-2").hasRows("""
                    time_ms | Brake | stream#
                          0 |   0.1 | car-1
                         10 |   0.2 | car-1
                          0 |   0.7 | car-2
                    """);
            test.topic("in").stream("car-1").write("time_ms | Brake\n20 | 0.3");
            test.topic("in").stream("car-2").end();
            assertThat(test.held("triples").stream("car-1"))
                    .as("until the next commit")
                    .hasRows("time_ms | Brake\n0 | 0.1\n10 | 0.2");

            test.commit();
            assertThat(test.held("triples")).isEmpty();
            assertThat(test.held("triples").stream("car-1")).doesNotExist();
        }
    }

    @Test
    void aBufferThatHoldsOtherRowsIsNamedWithThem() {
        try (var test = TelemetryTest.of(StateAndMetricsTest::triples)) {
            test.topic("in").stream("car").write("time_ms | Brake\n0 | 0.1");
            test.commit();

            assertThatThrownBy(() -> assertThat(test.held("triples")).isEmpty())
                    .hasMessageContaining("expected buffer 'triples' to have the streams [], but it has [car]");
            assertThatThrownBy(
                            () -> assertThat(test.held("triples").stream("car")).hasRows("time_ms | Brake\n0 | 0.2"))
                    .hasMessageContaining("the rows of stream 'car' of buffer 'triples' are not those expected");
        }
    }

    @Test
    void contextsAreThoseOfOpenStreams() {
        try (var test = TelemetryTest.onPartitions(3, StateAndMetricsTest::triples)) {
            test.topic("in").stream("car-1").write(StreamProperties.none().withName("Car 1"));
            test.topic("in").stream("car-2").write(StreamProperties.none().withName("Car 2"));
            test.topic("in").stream("car-1").end();
            test.commit();

            var contexts = test.state("in.context", PitwallStores.streamContexts());
            assertThat(contexts).containsOnlyKeys("car-2");
            assertThat(Objects.requireNonNull(contexts.get("car-2"))
                            .properties()
                            .name())
                    .isEqualTo("Car 2");
        }
    }

    @Test
    void aStoreThatIsNotThereOrOfAnotherTypeIsRefused() {
        try (var test = TelemetryTest.of(StateAndMetricsTest::triples)) {
            assertThatThrownBy(() -> test.held("pairs"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the topology has no store 'pairs.buffer', its stores are [in.context, in.fragments,"
                            + " triples.buffer]; that of a buffer is named after its packets");
            assertThatThrownBy(() -> test.state("in.context", PitwallStores.packetBuffers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("store 'in.context' is not of the type that is asked for: another of PitwallStores may"
                            + " be; a store of your own needs a query of your own");
            var contexts = Objects.requireNonNull(test.driven().stores().get("in.context"));
            assertThatThrownBy(() -> PitwallStores.packetBuffers().of(contexts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("store 'in.context' is not one of PacketBufferLayout");
        }
    }

    @Test
    void metricsAreSummedOverPartitionsAndChosenByTags() {
        try (var test = TelemetryTest.onPartitions(3, StateAndMetricsTest::triples)) {
            assertThat(test.metric("dead-letter-total")).isZero();
            for (int car = 0; car < 9; car++) {
                test.topic("in").writeBytes(("car-" + car).getBytes(UTF_8), null);
            }

            assertThat(test.metric("dead-letter-total")).isEqualTo(9);
            assertThat(test.metric("dead-letter-total", Map.of("pitwall-source-id", "0_0-in")))
                    .isEqualTo(9);
        }
    }

    @Test
    void anUnknownMetricIsNamedWithThoseOfPitwall() {
        try (var test = TelemetryTest.of(StateAndMetricsTest::triples)) {
            assertThatThrownBy(() -> test.metric("dead-letters"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("there is no metric 'dead-letters'; those of Pitwall are [")
                    .hasMessageContaining("dead-letter-total {");
            assertThatThrownBy(() -> test.metric("dead-letter-total", Map.of("thread-id", "none")))
                    .hasMessageStartingWith("there is no metric 'dead-letter-total' with the tags {thread-id=none};");
        }
    }
}
