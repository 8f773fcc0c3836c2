package io.pitwall.test.verbs;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.pitwall.test.verbs.JavaSources.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first example in the javadoc of each method, by the method as in {@link Verb#method}. */
final class JavadocExamples extends TreePathScanner<@Nullable Void, Source> {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n *}</pre>");

    private final Map<String, String> byMethod = new HashMap<>();

    private JavadocExamples() {}

    /** Of all that a topology class is written with. */
    static Map<String, String> ofTheLanguage() {
        JavadocExamples examples = new JavadocExamples();
        JavaSources.read("topology-dsl/src/main/java", source -> examples.scan(source.unit(), source));
        JavaSources.read("model/src/main/java/io/pitwall/rules", source -> examples.scan(source.unit(), source));
        return examples.byMethod;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Source source) {
        TreePath path = getCurrentPath();
        String javadoc = source.javadoc(path);
        if (javadoc != null && path.getParentPath().getLeaf() instanceof ClassTree type) {
            Matcher example = EXAMPLE.matcher(javadoc);
            if (example.find()) {
                byMethod.put(
                        type.getSimpleName() + "." + method.getName() + "(" + parameters(method) + ")",
                        example.group(1).stripIndent().strip());
            }
        }
        return super.visitMethod(method, source);
    }

    private static String parameters(MethodTree method) {
        return method.getParameters().stream().map(JavadocExamples::typeName).collect(Collectors.joining(", "));
    }

    private static String typeName(VariableTree parameter) {
        boolean isVarargs = parameter.toString().contains("...");
        Tree type = erased(parameter.getType());
        return isVarargs && type instanceof ArrayTypeTree array ? erased(array.getType()) + "..." : type.toString();
    }

    private static Tree erased(Tree type) {
        if (type instanceof ParameterizedTypeTree parameterized) {
            return erased(parameterized.getType());
        }
        return type instanceof AnnotatedTypeTree annotated ? erased(annotated.getUnderlyingType()) : type;
    }
}
