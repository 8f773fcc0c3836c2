package io.pitwall.serdes.quix;

import io.pitwall.data.DefinitionGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as the tree of groups that the SDK has, made from our lists with locations.
 *
 * <pre>
 * tree  := {groupsName:[group, ...],definitionsName:[definition, ...]}
 * group := {"Name":text[,"Description":text][,"CustomProperties":text]
 *           [,"ChildGroups":[group, ...]][,definitionsName:[definition, ...]]}
 * </pre>
 */
final class DefinitionTree<D> {

    private final DefinitionKind<D> kind;
    private final Node<D> root = new Node<>();

    private static final class Node<D> {
        final Map<String, Node<D>> children = new LinkedHashMap<>();
        final List<D> definitions = new ArrayList<>();

        @Nullable
        DefinitionGroup group;
    }

    DefinitionTree(DefinitionKind<D> kind, List<D> definitions, List<DefinitionGroup> groups) {
        this.kind = kind;
        Map<String, Integer> ends = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            ends.put(groups.get(i).location(), i + 1);
        }
        int placed = 0;
        for (D definition : definitions) {
            String location = kind.location(definition);
            // Both lists have the order of the tree: what is listed before this group stands before it.
            for (int end = endOf(location, ends); placed < end; placed++) {
                place(groups.get(placed));
            }
            nodeAt(location).definitions.add(definition);
        }
        groups.subList(placed, groups.size()).forEach(this::place);
    }

    private void place(DefinitionGroup group) {
        nodeAt(group.location()).group = group;
    }

    /** Where the groups end that a location is in. */
    private static int endOf(String location, Map<String, Integer> ends) {
        int end = 0;
        for (int slash = location.length(); slash > 0; slash = location.lastIndexOf('/', slash - 1)) {
            end = Math.max(end, ends.getOrDefault(location.substring(0, slash), 0));
        }
        return end;
    }

    private Node<D> nodeAt(String location) {
        Node<D> node = root;
        int start = 1;
        while (start <= location.length()) {
            int slash = location.indexOf('/', start);
            int end = slash < 0 ? location.length() : slash;
            node = node.children.computeIfAbsent(location.substring(start, end), name -> new Node<>());
            start = end + 1;
        }
        return node;
    }

    void write(JsonOutput out) throws IOException {
        out.startObject();
        out.name(kind.groupsName());
        writeGroups(root, out);
        out.name(kind.definitionsName());
        writeDefinitions(root, out);
        out.endObject();
    }

    private void writeGroups(Node<D> parent, JsonOutput out) throws IOException {
        out.startArray();
        for (Map.Entry<String, Node<D>> child : parent.children.entrySet()) {
            Node<D> node = child.getValue();
            out.startObject();
            out.member("Name", child.getKey());
            if (node.group != null) {
                out.member("Description", node.group.description());
                out.member("CustomProperties", node.group.customProperties());
            }
            if (kind.writesEmptyLists() || !node.children.isEmpty()) {
                out.name("ChildGroups");
                writeGroups(node, out);
            }
            if (kind.writesEmptyLists() || !node.definitions.isEmpty()) {
                out.name(kind.definitionsName());
                writeDefinitions(node, out);
            }
            out.endObject();
        }
        out.endArray();
    }

    private void writeDefinitions(Node<D> node, JsonOutput out) throws IOException {
        out.startArray();
        for (D definition : node.definitions) {
            kind.write(definition, out);
        }
        out.endArray();
    }
}
