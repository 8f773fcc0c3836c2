package io.pitwall.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How single cells of a {@link TextTable} are written and read. */
final class TextTableCells {

    private TextTableCells() {}

    /** The cells of a line, trimmed; a {@code |} in quotes does not divide. */
    static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"' && line.substring(start, at).isBlank()) {
                at += quotedPrefix(line.substring(at)).length();
            } else {
                if (c == '|') {
                    cells.add(line.substring(start, at).strip());
                    start = at + 1;
                }
                at++;
            }
        }
        cells.add(line.substring(start).strip());
        return cells;
    }

    /** The quoted text that a cell starts with, its quotes included. */
    static String quotedPrefix(String cell) {
        for (int at = 1; at < cell.length(); at++) {
            if (cell.charAt(at) == '\\') {
                at++;
            } else if (cell.charAt(at) == '"') {
                return cell.substring(0, at + 1);
            }
        }
        throw new IllegalArgumentException("a quote is not closed: " + cell);
    }

    static String unquote(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < quoted.length() - 1; at++) {
            char c = quoted.charAt(at);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = quoted.charAt(++at);
            text.append(
                    switch (escaped) {
                        case '"', '\\' -> escaped;
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> throw new IllegalArgumentException("unknown escape \\" + escaped + " in " + quoted);
                    });
        }
        return text.toString();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** A name as a heading shows it. */
    static String name(String name) {
        boolean plain = name.equals(name.strip()) && name.chars().noneMatch(c -> "|:#\"".indexOf(c) >= 0 || c < ' ');
        return plain ? name : quote(name);
    }

    /** A text as a cell shows it; a missing one is empty. */
    static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = !text.isEmpty()
                && text.equals(text.strip())
                && text.charAt(0) != '"'
                && text.chars().noneMatch(c -> c == '|' || c < ' ' || isLineBreak(c));
        return plain ? text : quote(text);
    }

    private static boolean isLineBreak(int c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static String binary(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return "";
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return "0x" + HexFormat.of().formatHex(copy);
    }

    static String parseText(String cell) {
        if (!cell.startsWith("\"")) {
            return cell;
        }
        String quoted = quotedPrefix(cell);
        if (quoted.length() != cell.length()) {
            throw new IllegalArgumentException("something follows the closing quote: " + cell);
        }
        return unquote(quoted);
    }

    static double parseNumber(String cell) {
        try {
            // Java would read the suffixes of its own literals, "1d" or "1f", as numbers.
            if ("dDfF".indexOf(cell.charAt(cell.length() - 1)) < 0) {
                double value = Double.parseDouble(cell);
                if (Double.isInfinite(value) && !cell.endsWith("Infinity")) {
                    throw new IllegalArgumentException("'" + cell + "' is beyond the range of a double");
                }
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + cell + "' is not a number", e);
        }
        throw new IllegalArgumentException("'" + cell + "' is not a number");
    }

    static byte[] parseBinary(String cell) {
        if (cell.toLowerCase(Locale.ROOT).startsWith("0x")) {
            try {
                return HexFormat.of().parseHex(cell.substring(2));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + cell + "' is not 0x and pairs of hex digits", e);
            }
        }
        throw new IllegalArgumentException("'" + cell + "' is not 0x and pairs of hex digits");
    }
}
