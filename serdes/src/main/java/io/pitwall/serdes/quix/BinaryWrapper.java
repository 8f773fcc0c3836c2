package io.pitwall.serdes.quix;

import io.pitwall.serdes.UnreadableMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The legacy binary wrapper, which the SDK uses when protobuf is selected.
 *
 * <pre>
 * value := 01 text(codec) text(model) 01 int(count) (text(key) text(value))*count int(length) content
 * int   := 4 bytes, little endian
 * text  := varint(bytes) UTF-8
 * </pre>
 *
 * <p>The pairs are left out on reading; none are written. Bytes behind the content make it raw.
 */
final class BinaryWrapper {

    static final byte MARKER = 1;

    private BinaryWrapper() {}

    /** The package, or the bytes as they are if they are none. */
    static QuixContent open(byte[] value) {
        try {
            return read(value);
        } catch (UnreadableMessageException e) {
            return new QuixContent.Raw(Slice.of(value), "it is no binary wrapper: " + e.getMessage());
        }
    }

    private static QuixContent read(byte[] value) {
        ProtoInput in = new ProtoInput(value, 0, value.length);
        expectMarker(in, "the first byte");
        String codec = in.readText();
        String model = in.readText();
        expectMarker(in, "the byte behind the model");
        int pairs = in.readInt();
        if (pairs < 0 || pairs > in.left() / 2) {
            throw Slice.unexpected(in.offset(), "at most as many pairs as bytes are left, but there are " + pairs);
        }
        for (int i = 0; i < pairs; i++) {
            in.readText();
            in.readText();
        }
        int length = in.readInt();
        if (length != in.left()) {
            throw Slice.unexpected(in.offset(), "a content of " + length + " bytes, but " + in.left() + " follow");
        }
        return new QuixContent.Parcel(model, codec, new Slice(value, in.offset(), value.length));
    }

    private static void expectMarker(ProtoInput in, String what) {
        long marker = in.readVarint();
        if (marker != MARKER) {
            throw Slice.unexpected(in.offset() - 1, what + " to be 01, but it is " + marker);
        }
    }

    static byte[] wrap(String model, String codec, byte[] content) {
        // Codecs and models are short ASCII: a byte tells their lengths.
        ByteBuffer out = ByteBuffer.allocate(12 + codec.length() + model.length() + content.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MARKER);
        out.put((byte) codec.length()).put(codec.getBytes(StandardCharsets.US_ASCII));
        out.put((byte) model.length()).put(model.getBytes(StandardCharsets.US_ASCII));
        out.put(MARKER);
        out.putInt(0).putInt(content.length).put(content);
        return out.array();
    }
}
