package io.pitwall.client;

/**
 * The writers of one topic in one task that reads.
 *
 * @param topic that is written
 * @param nodes of the topic that is read
 */
record TaskScope(
        String topic,
        InputNodes nodes,
        HandlerCalls calls,
        Outlet outlet,
        WriterStates states,
        HeldRows heldRows,
        WriterClock clock)
        implements OutputScope {

    @Override
    public void checkThread() {
        calls.check(() -> "a stream that is written while reading");
    }

    /** Here and not when something is sent: what a buffer holds by then is committed, and would stop the application at each start. */
    @Override
    public void checkStream(String streamId) {
        if (nodes.isLoop(topic)) {
            throw new IllegalStateException("stream '" + streamId + "' would be written to topic '" + topic
                    + "' by a handler of that topic, to be read again for ever; write to another topic");
        }
    }

    @Override
    public boolean isDurable() {
        return true;
    }
}
