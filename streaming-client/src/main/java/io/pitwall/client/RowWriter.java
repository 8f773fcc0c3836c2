package io.pitwall.client;

import io.pitwall.data.RowCells;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way into a buffer. What is set again gets the new value; what is not set is missing. Nothing happens
 * before {@link #write}, behind which the row is done with. Not safe for use by several threads.
 */
public final class RowWriter {

    private final long timeNs;
    private final OutputBuffer buffer;
    private final RowCells cells = new RowCells();
    private boolean isWritten;

    RowWriter(long timeNs, OutputBuffer buffer) {
        this.timeNs = timeNs;
        this.buffer = buffer;
    }

    /** Sets a number; NaN is a value. */
    public RowWriter addValue(String parameter, double value) {
        cells.put(parameter, value, true);
        return this;
    }

    /** Sets a text; null sets nothing. */
    public RowWriter addValue(String parameter, @Nullable String value) {
        cells.put(parameter, value, true);
        return this;
    }

    /** Sets bytes, such as an image, which are copied; null sets nothing. */
    public RowWriter addValue(String parameter, byte @Nullable [] value) {
        cells.put(parameter, value, true);
        return this;
    }

    /** Sets a tag; null takes it away. */
    public RowWriter addTag(String name, @Nullable String value) {
        cells.tag(name, value, true);
        return this;
    }

    /** Sets tags. */
    public RowWriter addTags(Map<String, String> tags) {
        tags.forEach(this::addTag);
        return this;
    }

    /**
     * Puts the row into the buffer.
     *
     * @throws IllegalStateException if it is there already
     * @throws WriteException if an earlier write was refused: the row is not in the buffer then, and may be written again
     */
    public void write() {
        if (isWritten) {
            throw new IllegalStateException(
                    "the row at " + timeNs + " ns is written already; addTimestamp starts another");
        }
        buffer.checkEarlierWrites();
        isWritten = true;
        buffer.write(cells.at(timeNs));
    }
}
