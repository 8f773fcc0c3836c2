package io.pitwall.cli.tail;

import io.pitwall.cli.read.MessageListener;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.List;

/** Hands on the rows that have a value of one of some parameters, with these alone, and all that is not parameter data. */
public final class SelectedParameters implements MessageListener {

    private final List<String> names;
    private final MessageListener next;

    /** @param names none for all parameters */
    public SelectedParameters(List<String> names, MessageListener next) {
        this.names = List.copyOf(names);
        this.next = next;
    }

    @Override
    public void message(String streamId, String origin, StreamMessage message) {
        if (names.isEmpty() || !(message instanceof ParameterData data)) {
            next.message(streamId, origin, message);
            return;
        }
        ParameterData selected = data.select(names).withoutEmptyRows();
        if (!selected.isEmpty()) {
            next.message(streamId, origin, selected);
        }
    }
}
