package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.IOException;

/** A codec whose content is one JSON value; members that a reader does not know are left out. */
abstract class JsonCodec<M extends StreamMessage> implements QuixCodec<M> {

    private final JsonText json;
    private final String kind;

    JsonCodec(JsonText json, String kind) {
        this.json = json;
        this.kind = kind;
    }

    /** Reads the current value. */
    abstract M read(JsonInput in) throws IOException;

    abstract void write(M message, JsonOutput out) throws IOException;

    @Override
    public final M read(Slice content) {
        try (JsonInput in = json.read(content)) {
            M message = read(in);
            in.expectEnd();
            return message;
        } catch (JsonProcessingException e) {
            JsonFault fault = JsonFault.of(e);
            throw new UnreadableMessageException(
                    "format quix, " + fault.place(content) + ": expected the JSON of a " + kind + ": " + fault.reason(),
                    e);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // What the model refuses, and names made to collide in Jackson's table of names.
            throw new UnreadableMessageException(
                    "format quix, before byte " + content.to() + ": expected a " + kind + ", but " + e.getMessage(), e);
        }
    }

    @Override
    public final byte[] write(M message) {
        return written(out -> write(message, out));
    }

    /** Some JSON. */
    interface Writing {
        void to(JsonOutput out) throws IOException;
    }

    final byte[] written(Writing writing) {
        try (JsonOutput out = json.write()) {
            writing.to(out);
            return out.toBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException("format quix cannot write this " + kind + ": " + e.getMessage(), e);
        }
    }
}
