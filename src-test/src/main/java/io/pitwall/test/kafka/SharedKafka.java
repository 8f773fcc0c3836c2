package io.pitwall.test.kafka;

import io.pitwall.kafka.ChildKafka;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link WithKafka} does; JUnit makes it. */
public final class SharedKafka implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedKafka.class);

    /** The broker's retention runs all the time, and it lets go of the dead within a second or two. */
    private static final EmbeddedKafkaConfig CONFIG = EmbeddedKafkaConfig.temporary()
            .withSetting("log.retention.check.interval.ms", "200")
            .withSetting("group.min.session.timeout.ms", "500")
            .withSetting("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Topics.class || type == ChildKafka.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Topics.class ? topics(context) : child(parameter, context);
    }

    /** JUnit closes what is in the store of the test, as an {@link AutoCloseable}, behind {@code @AfterEach}. */
    private static ChildKafka child(ParameterContext parameter, ExtensionContext context) {
        ChildKafka kafka = ChildKafka.start(CONFIG);
        context.getStore(NAMESPACE).put(parameter.getIndex(), kafka);
        return kafka;
    }

    private static Topics topics(ExtensionContext context) {
        EmbeddedKafka kafka = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(EmbeddedKafka.class, key -> EmbeddedKafka.start(CONFIG), EmbeddedKafka.class);
        String test = context.getRequiredTestClass().getSimpleName();
        return new Topics(kafka, test + "-" + UUID.randomUUID().toString().substring(0, 8) + "-");
    }
}
