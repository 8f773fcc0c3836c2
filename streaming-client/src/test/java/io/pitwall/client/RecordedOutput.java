package io.pitwall.client;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** An output topic of a client that writes alone, whose messages are kept here. */
final class RecordedOutput implements Outlet {

    /** A message and its stream. */
    record Sent(String streamId, StreamMessage message) {}

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private final ManualAlarms alarms = new ManualAlarms();
    private final OutputTopic topic;
    private final WritingGate gate = new WritingGate();
    private @Nullable RuntimeException refusal;
    private boolean refusesOne;
    private int flushes;

    RecordedOutput() {
        WriteOnlyScope[] scope = new WriteOnlyScope[1];
        topic = new OutputTopic("out", any -> scope[0].writers());
        scope[0] = new WriteOnlyScope(topic, this, new WriteFailures(topic.settings()), alarms, gate);
    }

    OutputTopic topic() {
        return topic;
    }

    ManualAlarms alarms() {
        return alarms;
    }

    /** All messages since the last call. */
    List<Sent> sent() {
        List<Sent> copy = List.copyOf(sent);
        sent.clear();
        return copy;
    }

    /** The messages since the last call, without their streams. */
    List<StreamMessage> messages() {
        return sent().stream().map(Sent::message).toList();
    }

    /** The rows since the last call. */
    List<ParameterData> packets() {
        return messages().stream()
                .filter(ParameterData.class::isInstance)
                .map(ParameterData.class::cast)
                .toList();
    }

    int flushes() {
        return flushes;
    }

    void close() {
        gate.beginToClose();
        gate.closed();
    }

    /** From now on nothing can be sent. */
    void refuse(RuntimeException exception) {
        refusal = exception;
    }

    /** The next message cannot be sent. */
    void refuseOne(RuntimeException exception) {
        refuse(exception);
        refusesOne = true;
    }

    @Override
    public void send(String streamId, StreamMessage message) {
        RuntimeException refused = refusal;
        if (refused != null) {
            refusal = refusesOne ? null : refused;
            throw refused;
        }
        sent.add(new Sent(streamId, message));
    }

    @Override
    public void sendRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
        flushes++;
    }
}
