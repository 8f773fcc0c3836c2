package io.pitwall.serdes.vectors;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases of {@code wire.json}, from {@code vectors/} of the test resources or from the folder that {@code
 * -Dpitwall.vectors} names, and then our own of {@code wire-own.json}. A file of a form that is not known fails.
 */
public final class WireVectors {

    private static final int FORMAT = 1;

    private WireVectors() {}

    /** All of them, in the order of the files. */
    public static List<WireCase> all() {
        List<WireCase> cases = new ArrayList<>();
        for (JsonNode file : List.of(given(), resource("wire-own.json"))) {
            if (file.path("format").asInt() != FORMAT || !file.path("vectors").isArray()) {
                throw new IllegalStateException("expected vectors of format " + FORMAT + ", but there is "
                        + file.path("format") + " with "
                        + file.path("vectors").getNodeType());
            }
            file.path("vectors").forEach(json -> cases.add(new WireCase(json)));
        }
        return cases;
    }

    /** True for the cases that everybody has, so that it is known how many there are. */
    public static boolean areTheHandedOut() {
        return folder() == null;
    }

    private static @Nullable String folder() {
        return System.getProperty("pitwall.vectors");
    }

    private static JsonNode given() {
        String folder = folder();
        if (folder == null) {
            return resource("wire.json");
        }
        // Maven's tests run in the folder of the module; a relative path counts from there or from above.
        Path here = Path.of(folder, "wire.json");
        Path above = Path.of("..").resolve(here);
        try (InputStream in = Files.newInputStream(Files.exists(here) || here.isAbsolute() ? here : above)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resource(String name) {
        try (InputStream in = requireNonNull(WireVectors.class.getResourceAsStream("/vectors/" + name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
