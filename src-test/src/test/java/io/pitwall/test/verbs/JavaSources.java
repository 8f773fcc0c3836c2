package io.pitwall.test.verbs;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java source files, parsed by the compiler. */
final class JavaSources {

    private JavaSources() {}

    /** One source file. */
    record Source(DocTrees trees, CompilationUnitTree unit) {

        /** What is written, from the start of a tree to its end. */
        String text(Tree tree) {
            var positions = trees.getSourcePositions();
            try {
                return unit.getSourceFile()
                        .getCharContent(true)
                        .subSequence((int) positions.getStartPosition(unit, tree), (int)
                                positions.getEndPosition(unit, tree))
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The javadoc of a declaration, without its asterisks. */
        @Nullable
        String javadoc(TreePath declaration) {
            return trees.getDocComment(declaration);
        }
    }

    /** Reads the sources of a folder of the repository and all folders in it. */
    static void read(String folder, Consumer<Source> reader) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = Files.walk(root().resolve(folder))) {
            List<Path> paths =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                reader.accept(new Source(trees, unit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sources in " + folder + " cannot be read", e);
        }
    }

    /** The folder of the repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = requireNonNull(folder.getParent(), "run the tests from within the repository");
        }
        return folder;
    }
}
