package io.pitwall.dsl.plan;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link Compatibility} as text: what is kept, lost and new, then topics. Parts without anything are left out. */
final class CompatibilityReport {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private CompatibilityReport() {}

    static String of(Compatibility changes) {
        CompatibilityReport report = new CompatibilityReport();
        report.kept(changes);
        report.lost(changes);
        report.added(changes);
        report.topics(changes);
        return report.text.isEmpty() ? "there is no state and no topic\n" : report.text.toString();
    }

    private void kept(Compatibility changes) {
        TextColumns rows = new TextColumns(INDENT);
        for (KeptStore kept : changes.kept()) {
            rows.row(kept.store().name(), kept.store().kind().toString(), change(kept));
        }
        part("kept", rows, changes.kept().isEmpty());
    }

    private static String change(KeptStore kept) {
        String rule = kept.isRuleChanged()
                ? kept.before().text() + " -> " + kept.after().text()
                : "";
        String topics = kept.isFedByOthers()
                ? "fed by " + list(kept.before().topics()) + " -> "
                        + list(kept.after().topics()) + ": as many partitions are needed"
                : "";
        String sides = kept.forgottenSides().isEmpty()
                ? ""
                : "forgets what was said by " + list(kept.forgottenSides())
                        + ": under another name a side is a new one";
        return Stream.of(rule, topics, sides).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private void lost(Compatibility changes) {
        TextColumns rows = new TextColumns(INDENT);
        for (PlanStore lost : changes.lost()) {
            String why = changes.added().stream()
                    .filter(store -> store.name().equals(lost.name()))
                    .map(store -> store.equals(lost)
                            ? "others now, which start anew"
                            : "now holds " + store.kind() + " and cannot read this: take another name")
                    .findFirst()
                    .orElse("no store of that name");
            rows.row(lost.name(), lost.kind().toString(), why);
        }
        part("lost", rows, changes.lost().isEmpty());
    }

    private void added(Compatibility changes) {
        TextColumns rows = new TextColumns(INDENT);
        changes.added().forEach(store -> rows.row(store.name(), store.kind().toString()));
        part("new", rows, changes.added().isEmpty());
    }

    private void topics(Compatibility changes) {
        TextColumns rows = new TextColumns(INDENT);
        changes.renamedTopics()
                .forEach(topic -> rows.row(
                        topic.before() + " -> " + topic.after(),
                        topic.isRead() ? "read, from where auto.offset.reset says" : "written"));
        new TreeSet<>(changes.topicsGone()).forEach(topic -> rows.row(topic, "no longer used"));
        new TreeSet<>(changes.topicsAdded()).forEach(topic -> rows.row(topic, "new"));
        part(
                "topics",
                rows,
                changes.renamedTopics().isEmpty()
                        && changes.topicsGone().isEmpty()
                        && changes.topicsAdded().isEmpty());
    }

    private void part(String title, TextColumns rows, boolean isEmpty) {
        if (!isEmpty) {
            text.append(title).append('\n').append(rows);
        }
    }

    private static String list(Set<String> topics) {
        return String.join(", ", new TreeSet<>(topics));
    }
}
