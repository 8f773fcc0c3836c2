package io.pitwall.cli.letters;

import io.pitwall.cli.text.Words;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first bytes of a value for people: as text where they are text, else in hexadecimal digits beside what can be shown. */
final class Preview {

    private static final int TEXT_MAX = 1_000;
    private static final int BYTES_MAX = 256;
    private static final int BYTES_PER_LINE = 16;

    private Preview() {}

    /** In one line: {@code "car-1"}, {@code 0x00ff}, {@code none}. */
    static String inLine(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "none";
        }
        String text = text(bytes);
        return text != null && text.chars().noneMatch(Character::isISOControl)
                ? '"' + Words.cut(text, 200) + '"'
                : "0x" + Words.cut(HexFormat.of().formatHex(bytes), 200);
    }

    /** In lines, of a length that fits into 80 columns where it is bytes. */
    static List<String> lines(byte[] bytes) {
        String text = text(bytes);
        if (text != null && text.chars().allMatch(Preview::isPrintable)) {
            return Words.cut(text, TEXT_MAX).lines().toList();
        }
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < Math.min(bytes.length, BYTES_MAX); from += BYTES_PER_LINE) {
            lines.add(line(bytes, from, Math.min(bytes.length, from + BYTES_PER_LINE)));
        }
        if (bytes.length > BYTES_MAX) {
            lines.add("... " + Words.count(bytes.length - BYTES_MAX, "byte") + " more");
        }
        return lines;
    }

    private static String line(byte[] bytes, int from, int to) {
        String digits = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
        StringBuilder characters = new StringBuilder();
        for (int i = from; i < to; i++) {
            characters.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
        }
        return "%06x  %-47s  %s".formatted(from, digits, characters);
    }

    private static boolean isPrintable(int character) {
        return character == '\n' || character == '\t' || !Character.isISOControl(character);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
