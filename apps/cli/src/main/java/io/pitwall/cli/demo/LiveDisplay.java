package io.pitwall.cli.demo;

import io.pitwall.cli.text.Terminal;
import io.pitwall.cli.text.TextSize;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A table that is redrawn in place. */
final class LiveDisplay implements Display {

    private static final TextSize USUAL_SIZE = new TextSize(TextSize.COLUMNS_MAX, 24);

    /** The terminal is asked for its size once in so many frames. */
    private static final int FRAMES_PER_SIZE = 8;

    private final Terminal terminal;
    private final LiveTable table;
    private final Supplier<Optional<TextSize>> sizes;
    private TextSize size = USUAL_SIZE;
    private int frame;

    LiveDisplay(Terminal terminal, LiveTable table, Supplier<Optional<TextSize>> sizes) {
        this.terminal = terminal;
        this.table = table;
        this.sizes = sizes;
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(166);
    }

    @Override
    public void show(Headline headline, Snapshot snapshot) {
        if (frame++ % FRAMES_PER_SIZE == 0) {
            size = sizes.get().orElse(size);
        }
        terminal.draw(table.draw(headline, snapshot, size));
    }

    @Override
    public void close() {
        terminal.close();
    }
}
