package io.pitwall.serdes.plain;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/** {@code ParameterDefinitions.avsc}. */
final class ParameterDefinitionsCodec extends PlainCodec<ParameterDefinitions> {

    ParameterDefinitionsCodec() {
        super(ParameterDefinitions.class);
    }

    @Override
    void write(ParameterDefinitions message, BinaryEncoder out) throws IOException {
        AvroOutput.startArray(out, message.definitions().size());
        for (ParameterDefinition definition : message.definitions()) {
            out.writeString(definition.id());
            out.writeString(definition.location());
            AvroOutput.writeOptional(out, definition.name());
            AvroOutput.writeOptional(out, definition.description());
            AvroOutput.writeOptional(out, definition.minimum());
            AvroOutput.writeOptional(out, definition.maximum());
            AvroOutput.writeOptional(out, definition.unit());
            AvroOutput.writeOptional(out, definition.format());
            AvroOutput.writeOptional(out, definition.customProperties());
        }
        out.writeArrayEnd();
        DefinitionGroups.write(message.groups(), out);
    }

    @Override
    ParameterDefinitions read(AvroInput in) throws IOException {
        List<ParameterDefinition> definitions = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                definitions.add(new ParameterDefinition(
                        in.readString(),
                        in.readString(),
                        in.readOptionalString(),
                        in.readOptionalString(),
                        in.readOptionalDouble(),
                        in.readOptionalDouble(),
                        in.readOptionalString(),
                        in.readOptionalString(),
                        in.readOptionalString()));
            }
        }
        return new ParameterDefinitions(definitions, DefinitionGroups.read(in));
    }
}
