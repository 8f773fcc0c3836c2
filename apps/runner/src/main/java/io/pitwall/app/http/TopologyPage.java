package io.pitwall.app.http;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.Map;
import java.util.TreeMap;

/** What an application does: its plan as text for people, or for Mermaid with {@code ?format=mermaid}. No setting is on it. */
final class TopologyPage implements Page {

    private final Plan plan;
    private final PitwallConfig config;

    TopologyPage(Plan plan, PitwallConfig config) {
        this.plan = plan;
        this.config = config;
    }

    @Override
    public Answer answer(String query) {
        return switch (query) {
            case "", "format=text" -> Answer.text(Answer.OK, plan.describe(config.applicationId()) + names());
            case "format=mermaid" -> Answer.text(Answer.OK, plan.mermaid());
            default -> Answer.text(Answer.NOT_FOUND, "there is: /topology?format=text /topology?format=mermaid\n");
        };
    }

    /** Where topics are called otherwise in the cluster. */
    private String names() {
        Map<String, String> names = new TreeMap<>(config.topicNames());
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
