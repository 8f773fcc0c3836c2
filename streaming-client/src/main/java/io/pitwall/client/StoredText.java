package io.pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.state.UnreadableStateException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stored values of the client are made of.
 *
 * <pre>
 * text  := bytes                    UTF-8
 * bytes := length:int32 byte*
 * texts := count:int32 text*
 * pairs := count:int32 (text text)*
 * </pre>
 *
 * <p>Integers are big endian.
 */
final class StoredText {

    private StoredText() {}

    /** Writes one stored value. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        private final DataOutputStream out = new DataOutputStream(bytes);

        Writer int8(int value) {
            return with(() -> out.writeByte(value));
        }

        Writer int64(long value) {
            return with(() -> out.writeLong(value));
        }

        Writer bytes(byte[] value) {
            return with(() -> {
                out.writeInt(value.length);
                out.write(value);
            });
        }

        Writer text(String value) {
            return bytes(value.getBytes(UTF_8));
        }

        Writer texts(Collection<String> values) {
            with(() -> out.writeInt(values.size()));
            values.forEach(this::text);
            return this;
        }

        Writer pairs(Map<String, String> values) {
            with(() -> out.writeInt(values.size()));
            values.forEach((name, value) -> text(name).text(value));
            return this;
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }

        private Writer with(Writing writing) {
            try {
                writing.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** Reads one stored value, of which every byte is checked. */
    static final class Reader {
        private final String what;
        private final ByteBuffer in;

        /** @param what it is, for messages */
        Reader(String what, byte[] stored) {
            this.what = what;
            this.in = ByteBuffer.wrap(stored);
        }

        /** Reads the version, which comes first. */
        Reader version(int known) {
            int version = int8();
            if (version != known) {
                throw new UnreadableStateException(
                        what + " is stored in version " + version + ", this Pitwall reads version " + known);
            }
            return this;
        }

        int int8() {
            return need(1).get();
        }

        long int64() {
            return need(Long.BYTES).getLong();
        }

        byte[] bytes() {
            byte[] value = new byte[length(1)];
            in.get(value);
            return value;
        }

        String text() {
            return new String(bytes(), UTF_8);
        }

        List<String> texts() {
            int count = length(Integer.BYTES);
            List<String> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(text());
            }
            return values;
        }

        Map<String, String> pairs() {
            int count = length(2 * Integer.BYTES);
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                values.put(text(), text());
            }
            return values;
        }

        /** Says that there is no more. */
        void end() {
            if (in.hasRemaining()) {
                throw corrupt("has " + in.remaining() + " bytes too many");
            }
        }

        UnreadableStateException corrupt(String how) {
            return new UnreadableStateException(what + " " + how + " at byte " + in.position() + " of " + in.limit());
        }

        private ByteBuffer need(int count) {
            if (in.remaining() < count) {
                throw corrupt("is cut off");
            }
            return in;
        }

        /** A number of things that take at least so many bytes each. */
        private int length(int bytesEach) {
            int length = need(Integer.BYTES).getInt();
            if (length < 0 || length > in.remaining() / bytesEach) {
                throw corrupt("tells a length of " + length);
            }
            return length;
        }
    }
}
