package io.pitwall.cli.letters;

import io.pitwall.app.Cluster;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Words;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall dead-letters resend}: writes letters to their source topics again. */
@Command(
        name = "resend",
        description = "Writes dead letters to the topics they came from again, in one transaction: all or none.",
        footer = {
            "",
            "Key, value and headers are the original ones, the headers of the dead letter are left out. The letters stay"
                    + " where they are until retention deletes them: choose those that were not sent before with --offsets.",
            "",
            "Examples:",
            "  pitwall dead-letters resend hb-dead-letters --stream car-1",
            "  pitwall dead-letters resend hb-dead-letters --operator grade --offsets 0@120- --yes",
            "  pitwall dead-letters resend hb-dead-letters --to car-data-repaired"
        })
final class ResendLettersCommand implements Callable<Integer> {

    /** The exit code when the answer was not yes. */
    static final int DECLINED = 3;

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Option(names = "--to", paramLabel = "TOPIC", description = "Write all to this topic instead.")
    private @Nullable String toTopic;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        Map<String, Object> clients = letters.clientProperties();
        LetterReader reader = letters.reader(output);
        ResendPlan plan = new ResendPlan(toTopic);
        if (!reader.read(letters::admit, plan::add)) {
            throw new UserException("stopped while reading " + letters.topic() + "; nothing was sent");
        }
        tellLeftOut(plan, output);
        if (plan.isEmpty()) {
            throw new UserException("there is no letter to send in " + letters.topic()
                    + "; 'pitwall dead-letters list' shows those there are");
        }
        try (Cluster cluster = new Cluster(clients)) {
            cluster.requireTopics(plan.counts().keySet());
        }
        if (!yes && !output.question().isYes("Write " + describe(plan) + "?")) {
            output.say("nothing was sent");
            return DECLINED;
        }
        try (Resend resend = new Resend(clients, letters.topic(), plan)) {
            resend.begin();
            if (!reader.read(letter -> letters.admit(letter) && plan.holds(letter), resend::send)) {
                throw new UserException("stopped before the end; nothing of it is seen");
            }
            output.out().println("sent again: " + Words.count(resend.commit(), "letter") + ", " + describe(plan));
            output.out().flush();
        }
        return 0;
    }

    private static void tellLeftOut(ResendPlan plan, CommandOutput output) {
        if (plan.withoutValue() > 0) {
            output.say(
                    "left out: " + Words.count(plan.withoutValue(), "letter")
                            + " without a value, which was too large; it lies where 'dead-letters show' says that it came from");
        }
        if (plan.withoutSource() > 0) {
            output.say("left out: " + Words.count(plan.withoutSource(), "letter")
                    + " that name no topic, such as what a timer released; say with --to where to write them");
        }
    }

    /** {@code 12 records to car-data, 1 record to pit-data}. */
    private static String describe(ResendPlan plan) {
        return plan.counts().entrySet().stream()
                .map(target -> Words.count(target.getValue(), "record") + " to " + target.getKey())
                .collect(Collectors.joining(", "));
    }
}
