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
 *     void brakes(Topics topics, @TempDir Path state) {
 *         String input = topics.create("car-data", 2);
 *         String output = topics.create("hard-braking", 2);
 *         try (var app = new RunningApp(brakes(input, output), topics.config(), state);
 *                 var cars = new TopicWriter(topics, input);
 *                 var braking = TopicReader.committed(topics, output)) {
 *             app.start();
 *             cars.write("car-1", "time_ms | Brake\n0 | 0.7").end("car-1");
 *             braking.readUntilEnded("car-1-hard-braking");
 *             assertThat(braking.stream("car-1-hard-braking")).hasRows("...");
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link io.pitwall.kafka.ChildKafka} is a broker in a process of its own, for this test alone, which
 * the test may kill and restart; {@link Topics#of} makes topics on it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedKafka.class)
public @interface WithKafka {}
