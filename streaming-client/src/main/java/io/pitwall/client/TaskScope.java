package io.pitwall.client;

/** The writers of one topic in one task that reads. */
record TaskScope(HandlerCalls calls, Outlet outlet, WriterStates states, HeldRows heldRows, WriterClock clock)
        implements OutputScope {

    @Override
    public void checkThread() {
        calls.check(() -> "a stream that is written while reading");
    }

    @Override
    public boolean isDurable() {
        return true;
    }
}
