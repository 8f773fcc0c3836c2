package io.pitwall.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** All that this process logs from DEBUG on, until it is closed; meanwhile nothing of it goes where it goes otherwise. */
final class LogCapture implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    LogCapture() {
        root.iteratorForAppenders().forEachRemaining(others::add);
        // A few tests of this kind would otherwise make most of the log of a build.
        others.forEach(root::detachAppender);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
    }

    int eventCount() {
        return events().size();
    }

    /** Under the appender's lock: threads that still run log meanwhile. */
    private List<ILoggingEvent> events() {
        synchronized (log) {
            return List.copyOf(log.list);
        }
    }

    /** Messages and stack traces. */
    String text() {
        return events().stream().map(LogCapture::text).collect(Collectors.joining("\n"));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.detachAppender(log);
        others.forEach(root::addAppender);
    }
}
