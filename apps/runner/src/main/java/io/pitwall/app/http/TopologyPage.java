package io.pitwall.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.app.PlanJson;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What an application does: its plan as text for people, as JSON, or as a chart for Mermaid, by {@code ?format=} or by the header
 * {@code Accept}. No setting is on it.
 */
final class TopologyPage implements Page {

    private static final String FORMAT = "format=";
    private static final String FORMATS =
            "there is: /topology?format=text /topology?format=json /topology?format=mermaid\n";

    private final Plan plan;
    private final TopologyDescription compiled;
    private final PitwallConfig config;

    TopologyPage(Plan plan, TopologyDescription compiled, PitwallConfig config) {
        this.plan = plan;
        this.compiled = compiled;
        this.config = config;
    }

    @Override
    public Answer answer(Request request) {
        String query = request.query();
        return switch (query.isEmpty() ? FORMAT + accepted(request.accept()) : query) {
            case FORMAT + "text" -> Answer.text(Answer.OK, plan.describe(config.applicationId()) + names());
            case FORMAT + "json" -> Answer.json(Answer.OK, json());
            case FORMAT + "mermaid" -> Answer.text(Answer.OK, plan.mermaid());
            default -> Answer.text(Answer.NOT_FOUND, FORMATS);
        };
    }

    /** The first kind that the client names and there is; how much it would like which is not asked. */
    private static String accepted(String accept) {
        for (String kind : accept.split(",", -1)) {
            String type = kind.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
            if (type.equals("application/json")) {
                return "json";
            }
            if (type.startsWith("text/")) {
                return type.equals("text/vnd.mermaid") ? "mermaid" : "text";
            }
        }
        return "text";
    }

    /** The plan, as {@code pitwall describe --json} has it, and what Kafka Streams says of the processors made of it. */
    private String json() {
        ObjectNode document = PlanJson.begin();
        document.put("applicationId", config.applicationId());
        PlanJson.addTopics(document, plan, config);
        PlanJson.addStoresAndSteps(document, plan);
        SubtopologyJson.addAll(document.putArray("subtopologies"), compiled);
        return PlanJson.text(document);
    }

    /** Where topics are called otherwise in the cluster. */
    private String names() {
        Map<String, String> names = new TreeMap<>(config.topicNames());
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        if (names.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\ntopics in the cluster\n");
        names.forEach((topic, name) -> text.append("  ")
                .append(topic)
                .append(" is called ")
                .append(name)
                .append('\n'));
        return text.toString();
    }
}
