package io.pitwall.serdes.quix;

import io.pitwall.data.DefinitionGroup;
import java.io.IOException;
import java.util.ArrayList;
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
        for (D definition : definitions) {
            nodeAt(kind.location(definition)).definitions.add(definition);
        }
        for (DefinitionGroup group : groups) {
            nodeAt(group.location()).group = group;
        }
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
