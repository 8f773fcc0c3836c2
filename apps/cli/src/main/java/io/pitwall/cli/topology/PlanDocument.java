package io.pitwall.cli.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.app.NeededRights;
import io.pitwall.app.PlanJson;
import io.pitwall.app.UserException;
import io.pitwall.dsl.plan.PlanOutline;
import io.pitwall.dsl.plan.PlanStore;
import io.pitwall.dsl.plan.StateKind;
import io.pitwall.dsl.plan.StoreUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topology as JSON. The same topology gives the same bytes; members are only added, so that what one version has written a
 * later one reads.
 *
 * <p>{@code inputTopics}, {@code outputTopics} and {@code stores} are what {@link #read} needs to compare; the rest is for
 * other tools.
 */
final class PlanDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanDocument() {}

    /** The document, with a line end at its end. */
    static String write(TopologyReport report) {
        ObjectNode root = PlanJson.begin();
        root.put("class", report.className());
        root.put("applicationId", report.config().applicationId());
        PlanJson.addTopics(root, report.plan(), report.config());
        ArrayNode internal = root.putArray("internalTopics");
        report.internalTopics()
                .forEach(topic -> internal.addObject().put("name", topic.name()).put("use", topic.use()));
        PlanJson.addStoresAndSteps(root, report.plan());
        ArrayNode rights = root.putArray("rights");
        report.rights().forEach(right -> addRight(rights.addObject(), right));
        return PlanJson.text(root);
    }

    private static void addRight(ObjectNode node, NeededRights.Right right) {
        node.put("resource", right.resource());
        node.put("pattern", right.isPrefix() ? "prefixed" : "literal");
        node.put("name", right.on().name());
        PlanJson.addTexts(node.putArray("operations"), right.operationNames());
    }

    /**
     * What a document says that can be compared.
     *
     * @throws UserException if the file cannot be read, or is no such document
     */
    static PlanOutline read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            int version = root.path(PlanJson.VERSION).asInt();
            if (version != PlanJson.CURRENT_VERSION) {
                throw new UserException(file + " is no description of a topology that this version reads: its '"
                        + PlanJson.VERSION + "' is '"
                        + root.path(PlanJson.VERSION).asText() + "', not " + PlanJson.CURRENT_VERSION
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
