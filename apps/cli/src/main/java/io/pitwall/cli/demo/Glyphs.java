package io.pitwall.cli.demo;

import java.nio.charset.Charset;

/**
 * The characters that pictures are made of.
 *
 * @param levels from nothing to all of it
 * @param rule a line across
 * @param dot in front of what happens now
 * @param separator between numbers of a line
 */
record Glyphs(String levels, String rule, String dot, String separator) {

    private static final Glyphs UNICODE = new Glyphs("▁▂▃▄▅▆▇█", "─", "●", "·");
    private static final Glyphs ASCII = new Glyphs("_.:-=+*#", "-", "*", "|");

    static Glyphs unicode() {
        return UNICODE;
    }

    static Glyphs ascii() {
        return ASCII;
    }

    /** The best that an output in that encoding can show. */
    static Glyphs of(Charset charset) {
        boolean all = charset.canEncode()
                && charset.newEncoder().canEncode(UNICODE.levels + UNICODE.rule + UNICODE.dot + UNICODE.separator);
        return all ? UNICODE : ASCII;
    }

    /** The level for a share from 0 to 1. */
    String level(double share) {
        int index = (int) Math.ceil(share * (levels.length() - 1));
        int within = Math.max(0, Math.min(levels.length() - 1, index));
        return levels.substring(within, within + 1);
    }
}
