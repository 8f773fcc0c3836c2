package io.pitwall.cli.letters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Offsets of the dead-letter topic.
 *
 * @param partition null for those of every partition
 * @param first the first of them
 * @param last the last of them, which is one of them
 */
record OffsetRange(@Nullable Integer partition, long first, long last) {

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,9})@)?(\\d{1,18})(?:-(\\d{1,18})?)?");

    boolean holds(LetterPlace place) {
        return (partition == null || partition == place.partition())
                && place.offset() >= first
                && place.offset() <= last;
    }

    /** From what people type: {@code 17}, {@code 17-30}, {@code 17-}, {@code 2@17-30}. */
    static final class Converter implements ITypeConverter<OffsetRange> {

        @Override
        public OffsetRange convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw refusal(text);
            }
            Integer partition = form.group(1) == null ? null : Integer.valueOf(form.group(1));
            long first = Long.parseLong(form.group(2));
            long last = first;
            if (form.group(3) != null) {
                last = Long.parseLong(form.group(3));
            } else if (text.endsWith("-")) {
                last = Long.MAX_VALUE;
            }
            if (last < first) {
                throw refusal(text);
            }
            return new OffsetRange(partition, first, last);
        }

        private static TypeConversionException refusal(String text) {
            return new TypeConversionException("'" + text
                    + "' is no range of offsets; write 17, 17-30, 17- for all from there, or 2@17-30 for those of"
                    + " partition 2");
        }
    }
}
