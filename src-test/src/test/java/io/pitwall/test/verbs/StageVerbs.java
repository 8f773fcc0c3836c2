package io.pitwall.test.verbs;

import io.pitwall.dsl.OnError;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The verbs there are: what can be called on the way through a topology class, found by what each call returns. */
final class StageVerbs {

    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<String> verbs = new TreeSet<>();

    private StageVerbs() {}

    /**
     * The methods of a type that return nothing or a type of the same package, and those of the types that these return, and
     * so on; named as in {@link Verb#method}. What takes an {@link OnError} more is no other verb.
     */
    static Set<String> from(Class<?> beginning) {
        StageVerbs found = new StageVerbs();
        found.visit(beginning);
        return found.verbs;
    }

    /**
     * The public methods of a value's type with which it is said: they return a type of its package. Those of an instance of a
     * record only tell what was said.
     */
    static Set<String> wordsOf(Class<?> spec) {
        return Arrays.stream(spec.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) || !spec.isRecord())
                .filter(method -> method.getReturnType().getPackage() == spec.getPackage())
                .map(StageVerbs::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The public methods of a value's type that give a copy with something said otherwise: they return that type. */
    static Set<String> changesOf(Class<?> spec) {
        return Arrays.stream(spec.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == spec)
                .map(StageVerbs::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void visit(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        for (Method method : type.getDeclaredMethods()) {
            Class<?> returned = method.getReturnType();
            boolean isStage = returned.getPackage() == type.getPackage();
            if (takesPolicy(method)) {
                continue;
            }
            if (Modifier.isPublic(method.getModifiers())
                    && !method.isSynthetic()
                    && (isStage || returned == void.class)) {
                verbs.add(signature(method));
                if (isStage) {
                    visit(returned);
                }
            }
        }
    }

    private static boolean takesPolicy(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0 && parameters[parameters.length - 1] == OnError.class;
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter -> parameter.isVarArgs()
                        ? parameter.getType().getComponentType().getSimpleName() + "..."
                        : parameter.getType().getSimpleName())
                .collect(Collectors.joining(", "));
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + parameters + ")";
    }
}
