package io.pitwall.dsl.plan;

import io.pitwall.dsl.OnError;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan as a flowchart in the language of Mermaid. Topics are cylinders, and one cylinder where a topic is both written and
 * read; names of stores stand below the steps that own them.
 */
final class PlanFlowchart {

    private static final String DEAD_LETTERS = "dead letters";

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder edges = new StringBuilder();

    private PlanFlowchart() {}

    static String of(Plan plan) {
        PlanFlowchart chart = new PlanFlowchart();
        plan.nodes().forEach(chart::add);
        return "flowchart TD\n" + chart.nodes + chart.edges;
    }

    private void add(PlanNode node) {
        if (node instanceof PlanNode.Source source) {
            ids.put(node.name(), topic(source.topic()));
        } else if (node instanceof PlanNode.Sink sink) {
            String label = sink.identity().keepsIds()
                    ? ""
                    : "|\"as " + escaped(sink.identity().toString()) + "\"|";
            edge(node, " -->" + label + " ", topic(sink.topic()));
        } else {
            StringBuilder label = new StringBuilder(escaped(node.text()));
            node.stores().forEach(store -> label.append("<br/>").append(escaped(store.name())));
            String id = newNode(node.name(), "[\"" + label + "\"]");
            edge(node, " --> ", id);
            if (node instanceof FunctionStep step && step.onError().last() == OnError.Last.DEAD_LETTER) {
                String letters = known(DEAD_LETTERS, "[(\"" + DEAD_LETTERS + "\")]");
                line(edges, id + " -.-> " + letters);
            }
        }
    }

    private String topic(String name) {
        return known("topic " + name, "[(\"" + escaped(name) + "\")]");
    }

    private String known(String key, String shape) {
        String id = ids.get(key);
        return id == null ? newNode(key, shape) : id;
    }

    private String newNode(String key, String shape) {
        String id = "n" + ids.values().stream().distinct().count();
        ids.put(key, id);
        line(nodes, id + shape);
        return id;
    }

    private void edge(PlanNode node, String arrow, String target) {
        for (String input : node.inputs()) {
            line(edges, ids.get(input) + arrow + target);
        }
    }

    private static void line(StringBuilder text, String content) {
        text.append("    ").append(content).append('\n');
    }

    /** As Mermaid wants it within quotes: no quote, nothing that is HTML or Markdown, and a number sign starts a code. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean isPlain = Character.isLetterOrDigit(character) || " .,:;-_()'/=+".indexOf(character) >= 0;
            if (isPlain) {
                escaped.appendCodePoint(character);
            } else if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else {
                escaped.append('#').append(character).append(';');
            }
        });
        return escaped.toString();
    }
}
