package io.pitwall.cli.demo;

import java.util.function.UnaryOperator;

/** Builds one line of text that is never wider than it may be; colours take no width. */
final class Line {

    private final int widthMax;
    private final StringBuilder text = new StringBuilder();
    private int width;

    Line(int widthMax) {
        this.widthMax = widthMax;
    }

    Line add(String part) {
        return add(part, UnaryOperator.identity());
    }

    /** Adds a text as a palette paints it. */
    Line add(String part, UnaryOperator<String> paint) {
        String fitting = part.substring(0, Math.min(part.length(), widthMax - width));
        text.append(paint.apply(fitting));
        width += fitting.length();
        return this;
    }

    /** Adds spaces up to a column, so that what follows ends at the right edge. */
    Line spaceBefore(int followingWidth) {
        return add(" ".repeat(Math.max(1, widthMax - width - followingWidth)));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
