package io.pitwall.serdes.quix;

import io.pitwall.data.DefinitionGroup;
import io.pitwall.serdes.quix.DefinitionKind.Unplaced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link DefinitionTree} into lists with locations.
 *
 * <p>The definitions of the root come first, then those of each group before those of its children. Listed are groups
 * that say something of their own, and those without definitions and children, which would be lost otherwise.
 */
final class DefinitionTreeReader<D> {

    private final DefinitionKind<D> kind;
    private final MemberNames ofRoot;
    private final MemberNames ofGroup;
    private final List<D> definitions = new ArrayList<>();
    private final List<DefinitionGroup> groups = new ArrayList<>();

    private static final class Group<D> {
        final List<Group<D>> children = new ArrayList<>();
        final List<Unplaced<D>> definitions = new ArrayList<>();
        String name = "";

        @Nullable
        String description;

        @Nullable
        String customProperties;

        boolean needsToBeListed() {
            return description != null || customProperties != null || (children.isEmpty() && definitions.isEmpty());
        }
    }

    DefinitionTreeReader(DefinitionKind<D> kind, JsonInput in) throws IOException {
        this.kind = kind;
        this.ofRoot = MemberNames.of(kind.groupsName(), kind.definitionsName());
        this.ofGroup = MemberNames.of("Name", "Description", "CustomProperties", "ChildGroups", kind.definitionsName());
        long start = in.offset();
        Group<D> root = new Group<>();
        in.enterObject("the definitions");
        for (String member = in.nextMember(ofRoot); member != null; member = in.nextMember(ofRoot)) {
            if (in.isNull()) {
                continue;
            }
            if (member.equals(kind.groupsName())) {
                readGroups(in, root);
            } else if (member.equals(kind.definitionsName())) {
                readDefinitions(in, root);
            } else {
                in.skip();
            }
        }
        place(root, "", new GrowthLimit(start, in.endOffset()));
    }

    List<D> definitions() {
        return definitions;
    }

    List<DefinitionGroup> groups() {
        return groups;
    }

    private void readGroups(JsonInput in, Group<D> parent) throws IOException {
        in.enterArray("the groups");
        while (in.nextItem()) {
            parent.children.add(readGroup(in));
        }
    }

    private Group<D> readGroup(JsonInput in) throws IOException {
        Group<D> group = new Group<>();
        in.enterObject("a group");
        for (String member = in.nextMember(ofGroup); member != null; member = in.nextMember(ofGroup)) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Name" -> group.name = in.text("the name of a group");
                case "Description" -> group.description = in.text("the description of a group");
                case "CustomProperties" -> group.customProperties = in.text("the custom properties of a group");
                case "ChildGroups" -> readGroups(in, group);
                default -> {
                    if (member.equals(kind.definitionsName())) {
                        readDefinitions(in, group);
                    } else {
                        in.skip();
                    }
                }
            }
        }
        return group;
    }

    private void readDefinitions(JsonInput in, Group<D> group) throws IOException {
        in.enterArray("the definitions of a group");
        while (in.nextItem()) {
            Unplaced<D> definition = kind.read(in);
            if (definition != null) {
                group.definitions.add(definition);
            }
        }
    }

    /** Every definition gets a path of its own: many definitions deep down would take far more than their bytes. */
    private void place(Group<D> group, String location, GrowthLimit limit) {
        limit.claim((1L + group.definitions.size()) * location.length(), "characters in locations");
        for (Unplaced<D> definition : group.definitions) {
            definitions.add(definition.at(location));
        }
        for (Group<D> child : group.children) {
            String childLocation = location + "/" + child.name;
            // A name of slashes alone is the root, which is no group.
            if (child.needsToBeListed() && childLocation.chars().anyMatch(c -> c != '/')) {
                groups.add(new DefinitionGroup(childLocation, child.description, child.customProperties));
            }
            place(child, childLocation, limit);
        }
    }
}
