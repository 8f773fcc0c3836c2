package io.pitwall.cli.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.app.NeededRights;
import io.pitwall.app.UserException;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.plan.PlanOutline;
import io.pitwall.dsl.plan.PlanStore;
import io.pitwall.dsl.plan.StateKind;
import io.pitwall.dsl.plan.StoreUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A topology as JSON. The same topology gives the same bytes; members are only added, so that what one version has written a
 * later one reads.
 *
 * <p>{@code inputTopics}, {@code outputTopics} and {@code stores} are what {@link #read} needs to compare; the rest is for
 * other tools.
 */
final class PlanDocument {

    private static final String VERSION = "pitwallTopology";
    private static final int CURRENT_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanDocument() {}

    /** The document, with a line end at its end. */
    static String write(TopologyReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put(VERSION, CURRENT_VERSION);
        root.put("class", report.className());
        root.put("applicationId", report.config().applicationId());
        PlanOutline outline = report.plan().outline();
        addTopics(root.putArray("inputTopics"), outline.inputs(), report.config());
        addTopics(root.putArray("outputTopics"), outline.outputs(), report.config());
        root.put("deadLetterTopic", report.config().deadLetterTopic());
        ArrayNode internal = root.putArray("internalTopics");
        report.internalTopics()
                .forEach(topic -> internal.addObject().put("name", topic.name()).put("use", topic.use()));
        ArrayNode stores = root.putArray("stores");
        outline.stores().forEach((store, use) -> addStore(stores.addObject(), store, use));
        ArrayNode steps = root.putArray("steps");
        report.plan().nodes().forEach(node -> addStep(steps.addObject(), node));
        ArrayNode rights = root.putArray("rights");
        report.rights().forEach(right -> addRight(rights.addObject(), right));
        try {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withArrayIndenter(indenter)
                                    .withObjectIndenter(indenter))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addTopics(ArrayNode topics, Map<String, List<String>> stepsByTopic, PitwallConfig config) {
        stepsByTopic.forEach((name, steps) -> {
            ObjectNode topic = topics.addObject().put("name", name).put("nameInCluster", config.topicName(name));
            addTexts(topic.putArray("steps"), steps);
        });
    }

    private static void addStore(ObjectNode node, PlanStore store, StoreUse use) {
        node.put("name", store.name());
        node.put("kind", store.kind().name());
        node.put("step", use.text());
        node.put("held", use.held());
        addTexts(node.putArray("topics"), new TreeSet<>(use.topics()));
        addTexts(node.putArray("sides"), new TreeSet<>(use.sides()));
    }

    private static void addStep(ObjectNode node, PlanNode step) {
        node.put("name", step.name());
        addTexts(node.putArray("inputs"), step.inputs());
        node.put("text", step.text());
    }

    private static void addRight(ObjectNode node, NeededRights.Right right) {
        node.put("resource", right.resource());
        node.put("pattern", right.isPrefix() ? "prefixed" : "literal");
        node.put("name", right.on().name());
        addTexts(node.putArray("operations"), right.operationNames());
    }

    private static void addTexts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }

    /**
     * What a document says that can be compared.
     *
     * @throws UserException if the file cannot be read, or is no such document
     */
    static PlanOutline read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            int version = root.path(VERSION).asInt();
            if (version != CURRENT_VERSION) {
                throw new UserException(file + " is no description of a topology that this version reads: its '"
                        + VERSION + "' is '" + root.path(VERSION).asText() + "', not " + CURRENT_VERSION
                        + "; write one with 'pitwall describe --json'");
            }
            Map<PlanStore, StoreUse> stores = new HashMap<>();
            for (JsonNode store : required(root, "stores", file)) {
                stores.put(
                        new PlanStore(text(store, "name", file), kind(store, file)),
                        new StoreUse(
                                text(store, "step", file),
                                text(store, "held", file),
                                new HashSet<>(texts(store, "topics", file)),
                                new HashSet<>(texts(store, "sides", file))));
            }
            return new PlanOutline(stores, topics(root, "inputTopics", file), topics(root, "outputTopics", file));
        } catch (JsonProcessingException e) {
            throw new UserException(
                    file + " is no JSON: " + e.getOriginalMessage() + ", line "
                            + e.getLocation().getLineNr() + "; write one with 'pitwall describe --json'",
                    e);
        } catch (IOException e) {
            throw new UserException("there is no file " + file + " that can be read; check --compare", e);
        }
    }

    private static StateKind kind(JsonNode store, Path file) {
        String name = text(store, "kind", file);
        return Arrays.stream(StateKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException(file + ": store '" + text(store, "name", file) + "' is of kind '"
                        + name + "', which this version does not know; a later one may have written it"));
    }

    private static Map<String, List<String>> topics(JsonNode root, String member, Path file) {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        for (JsonNode topic : required(root, member, file)) {
            topics.put(text(topic, "name", file), texts(topic, "steps", file));
        }
        return topics;
    }

    private static List<String> texts(JsonNode node, String member, Path file) {
        List<String> texts = new ArrayList<>();
        required(node, member, file).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode node, String member, Path file) {
        return required(node, member, file).asText();
    }

    private static JsonNode required(JsonNode node, String member, Path file) {
        JsonNode found = node.get(member);
        if (found == null) {
            throw new UserException(file + " is no complete description of a topology: '" + member
                    + "' is missing; write one with 'pitwall describe --json'");
        }
        return found;
    }
}
