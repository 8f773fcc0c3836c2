package io.pitwall.serdes.quix;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parameter definitions as JSON: a {@link DefinitionTree} with {@code ParameterGroups} and {@code Parameters}.
 *
 * <pre>
 * definition := {"Id":text[,"Name":text][,"Description":text][,"MinimumValue":number][,"MaximumValue":number]
 *                [,"Unit":text][,"Format":text][,"CustomProperties":text]}
 * </pre>
 *
 * <p>A range that is none (a minimum above the maximum, a bound that is not finite) is left out on reading; the rest of
 * the definition stays. A definition without an id defines nothing and is left out.
 */
final class ParameterDefinitionsJson extends JsonCodec<ParameterDefinitions> {

    private static final MemberNames MEMBERS = MemberNames.of(
            "Id", "Name", "Description", "MinimumValue", "MaximumValue", "Unit", "Format", "CustomProperties");

    private final DefinitionKind<ParameterDefinition> kind = new Parameters();

    ParameterDefinitionsJson(JsonText json) {
        super(json, "ParameterDefinitions");
    }

    @Override
    ParameterDefinitions read(JsonInput in) throws IOException {
        var tree = new DefinitionTreeReader<>(kind, in);
        return new ParameterDefinitions(tree.definitions(), tree.groups());
    }

    @Override
    void write(ParameterDefinitions message, JsonOutput out) throws IOException {
        new DefinitionTree<>(kind, message.definitions(), message.groups()).write(out);
    }

    private static final class Members {
        String id = "";

        @Nullable
        String name;

        @Nullable
        String description;

        @Nullable
        Double minimum;

        @Nullable
        Double maximum;

        @Nullable
        String unit;

        @Nullable
        String format;

        @Nullable
        String customProperties;

        void read(JsonInput in) throws IOException {
            in.enterObject("a parameter definition");
            for (String member = in.nextMember(MEMBERS); member != null; member = in.nextMember(MEMBERS)) {
                if (in.isNull()) {
                    continue;
                }
                switch (member) {
                    case "Id" -> id = in.text("the id of a parameter");
                    case "Name" -> name = in.text("the name of a parameter");
                    case "Description" -> description = in.text("the description of a parameter");
                    case "MinimumValue" -> minimum = finite(in.number("the minimum of a parameter"));
                    case "MaximumValue" -> maximum = finite(in.number("the maximum of a parameter"));
                    case "Unit" -> unit = in.text("the unit of a parameter");
                    case "Format" -> format = in.text("the format of a parameter");
                    case "CustomProperties" -> customProperties = in.text("the custom properties of a parameter");
                    default -> in.skip();
                }
            }
            if (minimum != null && maximum != null && minimum > maximum) {
                minimum = null;
                maximum = null;
            }
        }

        private static @Nullable Double finite(double bound) {
            return Double.isFinite(bound) ? Double.valueOf(bound) : null;
        }
    }

    private static final class Parameters implements DefinitionKind<ParameterDefinition> {

        @Override
        public String groupsName() {
            return "ParameterGroups";
        }

        @Override
        public String definitionsName() {
            return "Parameters";
        }

        @Override
        public boolean writesEmptyLists() {
            return true;
        }

        @Override
        public String location(ParameterDefinition definition) {
            return definition.location();
        }

        @Override
        public @Nullable Unplaced<ParameterDefinition> read(JsonInput in) throws IOException {
            Members of = new Members();
            of.read(in);
            return of.id.isEmpty()
                    ? null
                    : location -> new ParameterDefinition(
                            of.id,
                            location,
                            of.name,
                            of.description,
                            of.minimum,
                            of.maximum,
                            of.unit,
                            of.format,
                            of.customProperties);
        }

        @Override
        public void write(ParameterDefinition definition, JsonOutput out) throws IOException {
            out.startObject();
            out.member("Id", definition.id());
            out.member("Name", definition.name());
            out.member("Description", definition.description());
            out.member("MinimumValue", definition.minimum());
            out.member("MaximumValue", definition.maximum());
            out.member("Unit", definition.unit());
            out.member("Format", definition.format());
            out.member("CustomProperties", definition.customProperties());
            out.endObject();
        }
    }
}
