package io.pitwall.rules;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of the rows that arrive is in the packets.
 *
 * @param admitting which rows are held at all; null for all
 * @param parameters the parameters that are released; empty for all
 * @param dropsEmptyRows whether rows without a value stay out of the packet
 * @param declared the parameters that a predicate may ask for; null for any
 */
record PacketContents(
        @Nullable Predicate<Row> admitting,
        List<String> parameters,
        boolean dropsEmptyRows,
        @Nullable List<String> declared) {

    static final PacketContents ALL = new PacketContents(null, List.of(), false, null);

    PacketContents admitting(Predicate<Row> predicate) {
        return new PacketContents(predicate, parameters, dropsEmptyRows, declared);
    }

    PacketContents selecting(List<String> names) {
        return new PacketContents(admitting, names, dropsEmptyRows, declared);
    }

    PacketContents droppingEmptyRows() {
        return new PacketContents(admitting, parameters, true, declared);
    }

    PacketContents declaring(List<String> names) {
        return new PacketContents(admitting, parameters, dropsEmptyRows, List.copyOf(names));
    }

    ParameterData selected(ParameterData data) {
        return parameters.isEmpty() ? data : data.select(parameters);
    }

    /** What leaves of the rows that were held: neither columns nor, if so asked, rows without values; merged. */
    ParameterData packetOf(ParameterData held) {
        ParameterData selected = selected(held);
        ParameterData filled = dropsEmptyRows || !parameters.isEmpty() ? selected.withoutEmptyRows() : selected;
        return filled.withoutEmptyColumns().merged();
    }

    /** For people, to be put behind the conditions. */
    @Override
    public String toString() {
        return (admitting == null ? "" : ", of rows that match")
                + (parameters.isEmpty() ? "" : ", of " + String.join(", ", parameters))
                + (dropsEmptyRows ? ", without empty rows" : "");
    }
}
