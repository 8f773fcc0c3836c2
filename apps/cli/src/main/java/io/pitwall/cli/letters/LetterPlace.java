package io.pitwall.cli.letters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter lies in the dead-letter topic: {@code 0@17} is offset 17 of partition 0. */
record LetterPlace(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})@(\\d{1,18})");

    @Override
    public String toString() {
        return partition + "@" + offset;
    }

    /**
     * From what people type.
     *
     * @throws IllegalArgumentException if it is no place
     */
    static LetterPlace parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no place of a letter; write PARTITION@OFFSET, such as 0@17, as 'dead-letters list' shows it");
        }
        return new LetterPlace(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }
}
