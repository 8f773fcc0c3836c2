package io.pitwall.cli.topology;

import io.pitwall.app.RunOptions;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Words;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pitwall validate}: what is wrong with a topology and its configuration, as far as no broker is needed. */
@Command(
        name = "validate",
        description = {
            "Finds what is wrong with a topology class and its configuration.",
            "It takes the options of 'run', needs no broker, and says everything it finds."
        },
        footer = {
            "",
            "Exit code 0 if nothing is wrong, 1 if something is.",
            "",
            "Examples:",
            "  pitwall validate --jar acme.jar com.acme.OilPressure --application-id oil",
            "  pitwall validate --jar acme.jar com.acme.OilPressure --application-id oil --topics oil=prod.oil.v1"
        })
public final class ValidateCommand implements Callable<Integer> {

    private static final int TOPIC_NAME_MAX = 249;

    @Mixin
    private TopologyOptions topology = new TopologyOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        List<String> problems = new ArrayList<>();
        TelemetryTopology instance = orProblem(problems, topology::topology);
        PitwallConfig config = orProblem(problems, options::toConfig);
        if (config != null) {
            checkSettings(config, problems);
        }
        TopologyReport report = instance == null || config == null
                ? null
                : orProblem(problems, () -> TopologyReport.of(instance, config));
        if (report != null) {
            checkNames(report, problems);
            report.plan()
                    .deadEnds()
                    .forEach(step -> problems.add("the step '" + step.name() + "' (" + step.text()
                            + ") leads nowhere: end it with to(\"topic\"), or leave it out"));
        }
        problems.forEach(problem -> output.err().println("pitwall: " + problem));
        output.err().flush();
        if (!problems.isEmpty() || report == null) {
            return 1;
        }
        output.out()
                .println("nothing is wrong with " + report.className() + ": it reads "
                        + String.join(", ", report.plan().inputTopics()) + ", writes "
                        + String.join(", ", report.plan().outputTopics()) + ", and has "
                        + Words.count(report.plan().stores().size(), "store"));
        output.out().flush();
        return 0;
    }

    private static <T> @Nullable T orProblem(List<String> problems, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (UserException | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Kafka reads the settings of each client only when it makes the client. */
    private static void checkSettings(PitwallConfig config, List<String> problems) {
        Properties properties = orProblem(problems, config::streamsProperties);
        if (properties == null) {
            return;
        }
        try {
            StreamsConfig settings = new StreamsConfig(properties);
            Map<String, Object> consumer = settings.getMainConsumerConfigs(config.applicationId(), "validate", 0);
            consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
            consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
            ConsumerConfig unusedConsumer = new ConsumerConfig(consumer);
            Map<String, Object> producer = settings.getProducerConfigs("validate");
            producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            ProducerConfig unusedProducer = new ProducerConfig(producer);
        } catch (KafkaException e) {
            problems.add("a Kafka setting cannot be used: " + e.getMessage());
        }
    }

    /** The id of the application and the name of a store together may be longer than Kafka allows. */
    private static void checkNames(TopologyReport report, List<String> problems) {
        report.internalTopics().stream()
                .map(InternalTopics.InternalTopic::name)
                .filter(name -> name.length() > TOPIC_NAME_MAX)
                .forEach(name -> problems.add("the internal topic '" + name + "' has " + name.length()
                        + " characters, but Kafka takes " + TOPIC_NAME_MAX
                        + "; shorten --application-id or the name of the step"));
    }
}
