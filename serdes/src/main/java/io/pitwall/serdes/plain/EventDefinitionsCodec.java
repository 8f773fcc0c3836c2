package io.pitwall.serdes.plain;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/** {@code EventDefinitions.avsc}. */
final class EventDefinitionsCodec extends PlainCodec<EventDefinitions> {

    private final AvroEnum<EventLevel> levels;

    EventDefinitionsCodec() {
        super(EventDefinitions.class);
        this.levels = new AvroEnum<>(
                schema().getField("definitions")
                        .schema()
                        .getElementType()
                        .getField("level")
                        .schema(),
                EventLevel.class);
    }

    @Override
    void write(EventDefinitions message, BinaryEncoder out) throws IOException {
        AvroOutput.startArray(out, message.definitions().size());
        for (EventDefinition definition : message.definitions()) {
            out.writeString(definition.id());
            out.writeString(definition.location());
            AvroOutput.writeOptional(out, definition.name());
            AvroOutput.writeOptional(out, definition.description());
            AvroOutput.writeOptional(out, definition.customProperties());
            levels.write(definition.level(), out);
        }
        out.writeArrayEnd();
        DefinitionGroups.write(message.groups(), out);
    }

    @Override
    EventDefinitions read(AvroInput in) throws IOException {
        List<EventDefinition> definitions = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                definitions.add(new EventDefinition(
                        in.readString(),
                        in.readString(),
                        in.readOptionalString(),
                        in.readOptionalString(),
                        in.readOptionalString(),
                        levels.read(in)));
            }
        }
        return new EventDefinitions(definitions, DefinitionGroups.read(in));
    }
}
