package io.pitwall.serdes.quix;

import org.apache.kafka.common.header.Headers;

/**
 * How a part of a message that was too large for one record is recognised; joining is not done here.
 *
 * <pre>
 * legacy := '&lt;' id(4) '/' index(1) '/' last(1) '&gt;' part
 * header := any header __Q_SplitMessage*; the value is the part
 * </pre>
 */
final class Fragments {

    static final byte MARKER = '<';

    private static final int PREFIX_BYTES = 10;

    private Fragments() {}

    static boolean isFragment(Headers headers, byte[] value) {
        return hasHeaders(headers) || hasPrefix(value);
    }

    static boolean hasHeaders(Headers headers) {
        return headers.lastHeader("__Q_SplitMessageId") != null
                || headers.lastHeader("__Q_SplitMessageCount") != null
                || headers.lastHeader("__Q_SplitMessageIndex") != null;
    }

    private static boolean hasPrefix(byte[] value) {
        return value.length >= PREFIX_BYTES
                && value[0] == MARKER
                && value[5] == '/'
                && value[7] == '/'
                && value[9] == '>';
    }
}
