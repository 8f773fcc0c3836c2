package io.pitwall.serdes.plain;

import io.pitwall.data.DefinitionGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/** The groups that both kinds of definitions end with. */
final class DefinitionGroups {

    private DefinitionGroups() {}

    static void write(List<DefinitionGroup> groups, BinaryEncoder out) throws IOException {
        AvroOutput.startArray(out, groups.size());
        for (DefinitionGroup group : groups) {
            out.writeString(group.location());
            AvroOutput.writeOptional(out, group.description());
            AvroOutput.writeOptional(out, group.customProperties());
        }
        out.writeArrayEnd();
    }

    static List<DefinitionGroup> read(AvroInput in) throws IOException {
        List<DefinitionGroup> groups = new ArrayList<>();
        for (long count = in.readArrayStart(); count != 0; count = in.readArrayNext()) {
            for (long i = 0; i < count; i++) {
                groups.add(new DefinitionGroup(in.readString(), in.readOptionalString(), in.readOptionalString()));
            }
        }
        return groups;
    }
}
