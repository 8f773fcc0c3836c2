package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.ParameterData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of what is expected, as {@link CsvTable}s.
 *
 * @param isUpdated whether what came out becomes what is expected
 */
record Golden(Path folder, boolean isUpdated) {

    /** {@code src/test/resources/golden} of the module that is tested; {@code -Dpitwall.golden=update} writes them anew. */
    static Golden fromProperties() {
        return new Golden(
                Path.of("src", "test", "resources", "golden"), "update".equals(System.getProperty("pitwall.golden")));
    }

    /** What is expected of these rows: themselves, when files are updated. */
    ParameterData expected(String file, ParameterData actual) {
        Path path = folder.resolve(file);
        if (isUpdated) {
            write(path, CsvTable.print(actual));
        } else if (!Files.exists(path)) {
            throw new AssertionError("there is no golden file " + path.toAbsolutePath()
                    + "; -Dpitwall.golden=update writes it, for you to look at and commit");
        }
        return CsvTable.read(path);
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the golden file " + path + " cannot be written: " + e, e);
        }
    }
}
