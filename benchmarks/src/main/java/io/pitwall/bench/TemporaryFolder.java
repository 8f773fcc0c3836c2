package io.pitwall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the data of a benchmark, which goes with it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("pitwall-bench"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a folder in it, which may not exist yet. */
    public String child(String name) {
        return path.resolve(name).toString();
    }

    /** Deletes a folder in it with all there is. */
    public void delete(String name) {
        delete(path.resolve(name));
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(path);
    }
}
