package io.pitwall.serdes.quix;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Event definitions as JSON: a {@link DefinitionTree} with {@code EventGroups} and {@code Events}.
 *
 * <pre>
 * definition := {"Id":text[,"Name":text][,"Description":text][,"CustomProperties":text],"Level":level}
 * level      := "Trace" | "Debug" | "Information" | "Warning" | "Error" | "Critical", or its number from 0
 * </pre>
 *
 * <p>The level is always written by name; the SDK leaves {@code Trace} out. A missing one reads as Information. A
 * definition without an id defines nothing and is left out on reading.
 */
final class EventDefinitionsJson extends JsonCodec<EventDefinitions> {

    private static final MemberNames MEMBERS = MemberNames.of("Id", "Name", "Description", "CustomProperties", "Level");

    private final DefinitionKind<EventDefinition> kind = new Events();

    EventDefinitionsJson(JsonText json) {
        super(json, "EventDefinitions");
    }

    @Override
    EventDefinitions read(JsonInput in) throws IOException {
        var tree = new DefinitionTreeReader<>(kind, in);
        return new EventDefinitions(tree.definitions(), tree.groups());
    }

    @Override
    void write(EventDefinitions message, JsonOutput out) throws IOException {
        new DefinitionTree<>(kind, message.definitions(), message.groups()).write(out);
    }

    private static final class Members {
        String id = "";

        @Nullable
        String name;

        @Nullable
        String description;

        @Nullable
        String customProperties;

        EventLevel level = EventLevel.INFORMATION;

        void read(JsonInput in, DotNetEnum<EventLevel> levels) throws IOException {
            in.enterObject("an event definition");
            for (String member = in.nextMember(MEMBERS); member != null; member = in.nextMember(MEMBERS)) {
                if (in.isNull()) {
                    continue;
                }
                switch (member) {
                    case "Id" -> id = in.text("the id of an event");
                    case "Name" -> name = in.text("the name of an event");
                    case "Description" -> description = in.text("the description of an event");
                    case "CustomProperties" -> customProperties = in.text("the custom properties of an event");
                    case "Level" -> level = levels.read(in);
                    default -> in.skip();
                }
            }
        }
    }

    private static final class Events implements DefinitionKind<EventDefinition> {

        private final DotNetEnum<EventLevel> levels = new DotNetEnum<>(EventLevel.class, "the level of an event");

        @Override
        public String groupsName() {
            return "EventGroups";
        }

        @Override
        public String definitionsName() {
            return "Events";
        }

        @Override
        public boolean writesEmptyLists() {
            return false;
        }

        @Override
        public String location(EventDefinition definition) {
            return definition.location();
        }

        @Override
        public @Nullable Unplaced<EventDefinition> read(JsonInput in) throws IOException {
            Members of = new Members();
            of.read(in, levels);
            return of.id.isEmpty()
                    ? null
                    : location -> new EventDefinition(
                            of.id, location, of.name, of.description, of.customProperties, of.level);
        }

        @Override
        public void write(EventDefinition definition, JsonOutput out) throws IOException {
            out.startObject();
            out.member("Id", definition.id());
            out.member("Name", definition.name());
            out.member("Description", definition.description());
            out.member("CustomProperties", definition.customProperties());
            out.member("Level", levels.name(definition.level()));
            out.endObject();
        }
    }
}
