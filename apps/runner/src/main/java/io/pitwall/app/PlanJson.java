package io.pitwall.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanNode;
import io.pitwall.dsl.plan.PlanStore;
import io.pitwall.dsl.plan.StoreUse;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The members that tell a plan in JSON: of the document of {@code pitwall describe --json} and of the page {@code
 * /topology?format=json} alike, so that either can be compared with another version. The same plan gives the same bytes; members
 * are only added.
 */
public final class PlanJson {

    /** The member that every document begins with. */
    public static final String VERSION = "pitwallTopology";

    /** Its value. */
    public static final int CURRENT_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanJson() {}

    /** A document with nothing but its version. */
    public static ObjectNode begin() {
        return JSON.createObjectNode().put(VERSION, CURRENT_VERSION);
    }

    /** Input and output topics, with their names in the cluster, and the topic of dead letters. */
    public static void addTopics(ObjectNode document, Plan plan, PitwallConfig config) {
        addTopics(document.putArray("inputTopics"), plan.outline().inputs(), config);
        addTopics(document.putArray("outputTopics"), plan.outline().outputs(), config);
        document.put("deadLetterTopic", config.deadLetterTopic());
    }

    private static void addTopics(ArrayNode topics, Map<String, List<String>> stepsByTopic, PitwallConfig config) {
        stepsByTopic.forEach((name, steps) -> {
            ObjectNode topic = topics.addObject().put("name", name).put("nameInCluster", config.topicName(name));
            addTexts(topic.putArray("steps"), steps);
        });
    }

    /** Stores, and the steps in their order. */
    public static void addStoresAndSteps(ObjectNode document, Plan plan) {
        ArrayNode stores = document.putArray("stores");
        plan.outline().stores().forEach((store, use) -> addStore(stores.addObject(), store, use));
        ArrayNode steps = document.putArray("steps");
        plan.nodes().forEach(node -> addStep(steps.addObject(), node));
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

    /** Adds each of these. */
    public static void addTexts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }

    /** The document as text, with a line end at its end. */
    public static String text(ObjectNode document) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withArrayIndenter(indenter)
                                    .withObjectIndenter(indenter))
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
