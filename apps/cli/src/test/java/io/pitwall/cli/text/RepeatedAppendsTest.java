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
    void onlyWhatABrokerRefusesForItsSequenceIsKeptQuiet() {
        var outOfOrder = new OutOfOrderSequenceException("Expected sequence 0");

        assertThat(decide("kafka.server.ReplicaManager", outOfOrder)).isEqualTo(FilterReply.DENY);
        assertThat(decide("org.apache.kafka.clients.producer.internals.Sender", outOfOrder))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", new RecordTooLargeException()))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decide("kafka.server.ReplicaManager", null)).isEqualTo(FilterReply.NEUTRAL);
    }
}
