package io.pitwall.serdes.quix;

import io.pitwall.data.StreamEnd;
import java.io.IOException;

/**
 * The end of a stream as JSON.
 *
 * <pre>
 * content := {} | {"StreamEndType": "Closed" | "Aborted" | "Terminated" | 0 | 1 | 2}
 * </pre>
 *
 * <p>Names are written, except that a closed stream is {@code {}}; numbers and any case are read as well.
 */
final class StreamEndJson extends JsonCodec<StreamEnd> {

    private static final MemberNames MEMBERS = MemberNames.of("StreamEndType");

    private final DotNetEnum<StreamEnd.Type> types = new DotNetEnum<>(StreamEnd.Type.class, "the type of an end");

    StreamEndJson(JsonText json) {
        super(json, "StreamEnd");
    }

    @Override
    StreamEnd read(JsonInput in) throws IOException {
        StreamEnd.Type type = StreamEnd.Type.CLOSED;
        in.enterObject("the end of the stream");
        for (String member = in.nextMember(MEMBERS); member != null; member = in.nextMember(MEMBERS)) {
            if (member.equals("StreamEndType") && !in.isNull()) {
                type = types.read(in);
            } else {
                in.skip();
            }
        }
        return new StreamEnd(type);
    }

    @Override
    void write(StreamEnd end, JsonOutput out) throws IOException {
        out.startObject();
        if (end.type() != StreamEnd.Type.CLOSED) {
            out.member("StreamEndType", types.name(end.type()));
        }
        out.endObject();
    }
}
