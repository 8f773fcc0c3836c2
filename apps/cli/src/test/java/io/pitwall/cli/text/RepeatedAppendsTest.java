package io.pitwall.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedAppendsTest {

    private static FilterReply decide(String logger, @Nullable Exception error) {
        var event = new LoggingEvent("", new LoggerContext().getLogger(logger), Level.ERROR, "append", error, null);
        return new RepeatedAppends().decide(event);
    }

    @Test
    void onlyABatchThatWasSentTooEarlyIsKeptQuiet() {
        var outOfOrder = new OutOfOrderSequenceException(
                "Invalid sequence number for producer 7 at offset 40 in partition out-0:"
                        + " 3 (incoming seq. number). Expected sequence 0 for transactions v2 idempotent producer with no existing"
                        + " state.");

        assertThat(decide("kafka.server.ReplicaManager", outOfOrder)).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.apache.kafka.clients.producer.internals.Sender", outOfOrder))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", new RecordTooLargeException()))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", null)).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void anyOtherSequenceOutOfOrderIsLogged() {
        var gap = new OutOfOrderSequenceException(
                "Out of order sequence number for producer 7 at offset 40 in partition out-0:"
                        + " 9 (incoming seq. number), 3 (current end sequence number)");
        var newEpoch =
                new OutOfOrderSequenceException("Invalid sequence number for new epoch of producer 7 at offset 40 in"
                        + " partition out-0: 2 (request epoch), 9 (seq. number), 1 (current producer epoch)");

        assertThat(decide("kafka.server.ReplicaManager", gap)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", newEpoch)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", new OutOfOrderSequenceException(null)))
                .isEqualTo(FilterReply.NEUTRAL);
    }
}
