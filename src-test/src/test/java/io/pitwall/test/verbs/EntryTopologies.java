package io.pitwall.test.verbs;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import io.pitwall.test.verbs.JavaSources.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of the topology of each entry, by the method as in {@link Verb#method}. */
final class EntryTopologies extends TreeScanner<@Nullable Void, Source> {

    private final Map<String, String> byMethod = new HashMap<>();

    private EntryTopologies() {}

    static Map<String, String> read() {
        EntryTopologies topologies = new EntryTopologies();
        JavaSources.read(
                "src-test/src/test/java/io/pitwall/test/verbs/entries",
                source -> topologies.scan(source.unit(), source));
        return topologies.byMethod;
    }

    /** {@code Verb.of("method", "sentence", telemetry -> topology)}. */
    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Source source) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (call.getMethodSelect().toString().equals("Verb.of")
                && arguments.get(0) instanceof LiteralTree method
                && arguments.get(2) instanceof LambdaExpressionTree topology) {
            byMethod.put((String) method.getValue(), source.text(topology.getBody()));
        }
        return super.visitMethodInvocation(call, source);
    }
}
