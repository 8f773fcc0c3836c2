package io.pitwall.cli.demo;

/** How many characters fit next to and below each other. */
record TextSize(int columns, int lines) {

    static final int COLUMNS_MAX = 100;

    /** Not wider than people read with ease. */
    TextSize {
        columns = Math.min(columns, COLUMNS_MAX);
    }
}
