package io.pitwall.test.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test did by chance; printed if it fails, be it by a time-out, so that the failure can be understood. */
final class Story implements AfterTestExecutionCallback {

    private final long startNanos = System.nanoTime();
    private final List<String> lines = new ArrayList<>();

    Story add(String line) {
        long ms = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        lines.add("%6d ms: %s".formatted(ms, line));
        return this;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            add("failed");
            System.err.println(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName() + ":\n"
                    + String.join("\n", lines));
        }
    }
}
