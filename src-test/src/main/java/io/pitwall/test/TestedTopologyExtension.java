package io.pitwall.test;

import io.pitwall.dsl.TelemetryTopology;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What {@link TestedTopology} does; JUnit makes it. */
final class TestedTopologyExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TestedTopologyExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TelemetryTest.class;
    }

    /** JUnit closes what is in the store of the test, as an {@link AutoCloseable}, behind {@code @AfterEach}. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestedTopology tested = parameter
                .findAnnotation(TestedTopology.class)
                .or(() -> context.getElement()
                        .flatMap(element -> AnnotationSupport.findAnnotation(element, TestedTopology.class)))
                .or(() -> ofClass(context))
                .orElseThrow(() -> new ParameterResolutionException(
                        "a TelemetryTest is asked for, but no @TestedTopology says of which topology"));
        TelemetryTest test = TelemetryTest.of(newTopology(tested.value()));
        context.getStore(NAMESPACE).put(parameter.getIndex(), test);
        return test;
    }

    private static Optional<TestedTopology> ofClass(ExtensionContext context) {
        for (Class<?> at = context.getRequiredTestClass(); at != null; at = at.getEnclosingClass()) {
            Optional<TestedTopology> found = AnnotationSupport.findAnnotation(at, TestedTopology.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static TelemetryTopology newTopology(Class<? extends TelemetryTopology> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return ReflectionSupport.newInstance(type);
            }
        }
        throw new ParameterResolutionException("topology " + type.getName()
                + " has no constructor without parameters; make it yourself and say TelemetryTest.of(topology)");
    }
}
