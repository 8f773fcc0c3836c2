package io.pitwall.dsl;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the log says of failures that the application survives. */
class OnErrorLogTest {

    @TempDir
    Path stateDir;

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.pitwall.dsl.processing.Failures");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private DrivenTopology failing(OnError onError) {
        return new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .deriveNumber("Number", row -> Integer.parseInt(row.text("Lap", "")), onError)
                .to("out"));
    }

    @Test
    void oneLineInTenSecondsWithTheNumberOfThoseBetween() {
        try (var topology = failing(OnError.skip())) {
            for (int record = 0; record < 3; record++) {
                topology.send("in", "car", "time_ms | Lap:text\n1 | out\n2 | 7\n3 | in");
            }
            assertThat(lines())
                    .containsExactly(
                            "in-0@0, stream 'car': left out by in.derive: deriving 'Number' failed on 2 rows, first"
                                    + " on that at 1000000 ns: java.lang.NumberFormatException: For input string: \"out\"");
            assertThat(log.list.get(0).getThrowableProxy().getClassName())
                    .as("where in the function")
                    .isEqualTo("java.lang.NumberFormatException");

            topology.advanceWallClock(ofSeconds(10)).send("in", "car", "time_ms | Lap:text\n1 | out");
            assertThat(lines()).hasSize(2).last().asString().endsWith("; so were 2 before it since the last line");
            topology.send("in", "car", "time_ms | Lap:text\n1 | out");
        }
        assertThat(lines()).hasSize(3).last().isEqualTo("1 more left out by in.derive since the last line");
    }

    @Test
    void deadLettersSayTheirTopic() {
        try (var topology = failing(OnError.deadLetter())) {
            topology.send("in", "car", "time_ms | Lap:text\n1 | out");
        }
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("in-0@0, stream 'car': sent to the dead letters (app-dead-letters) by in.derive: deriving");
    }
}
