package io.pitwall.test;

import io.pitwall.dsl.TelemetryTopology;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hands a {@link TelemetryTest} of a topology to each JUnit test that has a parameter of that type, and closes it after the
 * test. Stands at a class, a method or a parameter; the nearest one counts.
 *
 * <pre>{@code
 * @TestedTopology(HardBraking.class)
 * class HardBrakingTest {
 *     @Test
 *     void brakes(TelemetryTest test) { ... }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(TestedTopologyExtension.class)
public @interface TestedTopology {

    /** The topology; has a constructor without parameters. */
    Class<? extends TelemetryTopology> value();
}
