package io.pitwall.client;

/** Something was written to a stream that its writer had closed. */
public final class StreamClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    StreamClosedException(String topic, String streamId) {
        super("stream '" + streamId + "' of topic '" + topic
                + "' is closed; OutputTopic.createStream opens it anew, with a new writer");
    }
}
