package io.pitwall.test.kafka;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands {@link Topics} to each JUnit test that has a parameter of that type: topics of its own on a real broker, one for all
 * tests of the JVM, on a free port, which starts with the first test that needs it and stops after the last.
 *
 * <pre>{@code
 * @WithKafka
 * class HardBrakingOnKafkaTest {
 *     @Test
 *     void brakes(Topics topics) {
 *         String input = topics.create("car-data", 2);
 *         try (var streams = new KafkaStreams(..., topics.config().streamsProperties())) { ... }
 *     }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedKafka.class)
public @interface WithKafka {}
