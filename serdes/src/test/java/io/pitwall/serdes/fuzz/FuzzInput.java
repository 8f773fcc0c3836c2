package io.pitwall.serdes.fuzz;

import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Headers and value of a record.
 *
 * <p>As text: a line {@code header <name> <hex>} for each header, then a line {@code value <hex>}; this is how the files in
 * {@code src/test/resources/corrupt} are written. Lines that start with {@code #} are comments.
 */
public final class FuzzInput {

    private static final HexFormat HEX = HexFormat.of();

    private final Headers headers;
    private final byte[] value;

    public FuzzInput(Headers headers, byte[] value) {
        this.headers = headers;
        this.value = value;
    }

    static FuzzInput parse(List<String> lines) {
        Headers headers = new RecordHeaders();
        byte[] value = new byte[0];
        for (String line : lines) {
            List<String> words = List.of(line.trim().split(" ", -1));
            switch (words.get(0)) {
                case "header" -> headers.add(words.get(1), HEX.parseHex(words.get(2)));
                case "value" -> value = HEX.parseHex(words.get(1));
                case "#", "" -> {}
                default -> throw new IllegalArgumentException("expected header, value or #, but it is " + line);
            }
        }
        return new FuzzInput(headers, value);
    }

    public Headers headers() {
        return headers;
    }

    public byte[] value() {
        return value;
    }

    FuzzInput withValue(byte[] other) {
        return new FuzzInput(headers, other);
    }

    int size() {
        int size = value.length;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Header header : headers) {
            text.append("header ").append(header.key()).append(' ');
            text.append(HEX.formatHex(header.value() == null ? new byte[0] : header.value()))
                    .append('\n');
        }
        return text.append("value ").append(HEX.formatHex(value)).toString();
    }
}
