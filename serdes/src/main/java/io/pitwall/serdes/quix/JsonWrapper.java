package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The legacy JSON wrapper, the SDK's default.
 *
 * <pre>
 * value := {"C":codec,"K":model,"V":content,"S":start,"E":end}
 * </pre>
 *
 * <p>S and E are the byte offsets where the content starts and ends. A content that is no JSON is written as base64, and
 * S and E then include the quotes. Members may come in any order, others are left out. V, S and E must be there: JSON
 * without them is not Quix. Where S and E are wrong, V itself counts, as for readers of newer Python.
 */
final class JsonWrapper {

    private static final byte[] WRITTEN_START = "{\"C\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonText json;

    JsonWrapper(JsonText json) {
        this.json = json;
    }

    private static final class Members {
        @Nullable
        String codec;

        @Nullable
        String model;

        @Nullable
        Slice content;

        /** The content when it is no JSON, still in base64. */
        @Nullable
        String text;

        long start = -1;
        long end = -1;

        void read(JsonInput in, byte[] value) throws IOException {
            in.enterObject("the wrapper");
            for (String member = in.nextMember(); member != null; member = in.nextMember()) {
                switch (member) {
                    case "C" -> codec = name(in, "the codec");
                    case "K" -> model = name(in, "the model");
                    case "V" -> readContent(in, value);
                    case "S" -> start = in.wholeNumber("where the content starts");
                    case "E" -> end = in.wholeNumber("where the content ends");
                    default -> in.skip();
                }
            }
            in.expectEnd();
        }

        private static @Nullable String name(JsonInput in, String what) throws IOException {
            if (!in.isText() && !in.isNull()) {
                throw in.unexpected("a text: " + what);
            }
            return in.optionalText(what);
        }

        private void readContent(JsonInput in, byte[] value) throws IOException {
            int from = (int) in.offset();
            text = in.isText() ? in.text("the content in base64") : null;
            boolean holdsContent = text != null || in.isObject() || in.isArray();
            in.skip();
            content = holdsContent ? new Slice(value, from, (int) in.endOffset()) : null;
        }
    }

    /** True for a value that starts as all writers of the wrapper do; no model starts so. */
    static boolean startsAsWritten(byte[] value) {
        int length = WRITTEN_START.length;
        return value.length > length && Arrays.equals(value, 0, length, WRITTEN_START, 0, length);
    }

    /** The package, or the bytes as they are if they are none. */
    QuixContent open(byte[] value) {
        Members members = new Members();
        try (JsonInput in = json.read(Slice.of(value))) {
            members.read(in, value);
        } catch (JsonProcessingException e) {
            JsonFault fault = JsonFault.of(e);
            return new QuixContent.Raw(
                    Slice.of(value),
                    "it is no JSON " + (fault.offset() < 0 ? "" : "at ") + fault.place(Slice.of(value)) + ": "
                            + fault.reason());
        } catch (UnreadableMessageException | IllegalStateException | IOException e) {
            return new QuixContent.Raw(Slice.of(value), "it is no JSON wrapper: " + e.getMessage());
        }
        Slice content = members.content;
        if (content == null || members.start < 0 || members.end < 0) {
            return new QuixContent.Raw(
                    Slice.of(value), "it is no JSON wrapper: V with a content, S and E are not all there");
        }
        return open(members, content, value);
    }

    private static QuixContent open(Members members, Slice content, byte[] value) {
        Slice bytes = content;
        if (members.text != null) {
            try {
                bytes = Slice.of(Base64.getDecoder().decode(members.text));
            } catch (IllegalArgumentException e) {
                return new QuixContent.Raw(Slice.of(value), "it is no JSON wrapper: V is a text, but not in base64");
            }
        }
        String model = members.model == null ? "" : members.model;
        String codec = members.codec == null ? "" : members.codec;
        boolean isExact = members.start == content.from() && members.end == content.to();
        if (!isExact && !QuixModels.isModel(model)) {
            return new QuixContent.Raw(
                    Slice.of(value), "it is no JSON wrapper: S and E are not where V is, and K is no model");
        }
        return new QuixContent.Parcel(model, codec, bytes);
    }

    static byte[] wrap(String model, String codec, byte[] content, boolean isJson) {
        String start = "{\"C\":\"" + codec + "\",\"K\":\"" + model + "\",\"V\":" + (isJson ? "" : "\"");
        byte[] body = isJson ? content : Base64.getEncoder().encode(content);
        // Codecs and models are ASCII: a character is a byte.
        int from = start.length() - (isJson ? 0 : 1);
        int to = start.length() + body.length + (isJson ? 0 : 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(to + 32);
        out.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        String end = (isJson ? "" : "\"") + ",\"S\":" + from + ",\"E\":" + to + "}";
        out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
