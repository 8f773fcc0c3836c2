package io.pitwall.cli.tail;

import io.pitwall.cli.read.MessageListener;
import io.pitwall.cli.text.Words;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.HashSet;
import java.util.Set;

/** Has messages printed, and counts them. Not safe for use by several threads. */
final class PrintedCounts implements MessageListener {

    private final MessagePrinter printer;
    private final Set<String> streams = new HashSet<>();
    private long rowCount;
    private long packetCount;

    PrintedCounts(MessagePrinter printer) {
        this.printer = printer;
    }

    @Override
    public void message(String streamId, String origin, StreamMessage message) {
        printer.print(streamId, origin, message);
        streams.add(streamId);
        if (message instanceof ParameterData data) {
            packetCount++;
            rowCount += data.rowCount();
        }
    }

    @Override
    public String toString() {
        return Words.count(rowCount, "row") + " in " + Words.count(packetCount, "packet") + " of "
                + Words.count(streams.size(), "stream");
    }
}
