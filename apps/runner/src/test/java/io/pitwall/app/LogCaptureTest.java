package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogCaptureTest {

    @Test
    void nothingIsPrintedMeanwhileAndAllIsAsBeforeBehindIt() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> console = new ListAppender<>();
        console.start();
        root.addAppender(console);
        try {
            try (LogCapture log = new LogCapture()) {
                root.debug("captured");
                assertThat(log.text()).contains("captured");
                assertThat(log.eventCount()).isPositive();
            }
            assertThat(console.list).extracting(ILoggingEvent::getMessage).doesNotContain("captured");
            assertThat(root.isAttached(console)).isTrue();
            assertThat(root.getLevel()).isEqualTo(level);
        } finally {
            root.detachAppender(console);
        }
    }
}
