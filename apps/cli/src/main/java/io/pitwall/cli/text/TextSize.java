package io.pitwall.cli.text;

/** How many characters fit next to and below each other. */
public record TextSize(int columns, int lines) {

    public static final int COLUMNS_MAX = 100;

    /** Not wider than people read with ease. */
    public TextSize {
        columns = Math.min(columns, COLUMNS_MAX);
    }
}
