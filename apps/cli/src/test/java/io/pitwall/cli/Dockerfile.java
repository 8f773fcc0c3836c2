package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The instructions of a Dockerfile, each on one line. */
record Dockerfile(List<String> instructions) {

    static Dockerfile read(Path file) throws IOException {
        List<String> instructions = Files.readString(file)
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();
        return new Dockerfile(instructions);
    }

    /** What stands behind an instruction, which must be there once. */
    String only(String instruction) {
        List<String> found = instructions.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
        assertThat(found).as(instruction).hasSize(1);
        return found.get(0);
    }

    /** The files that are copied from the project into the image, where the last word says. */
    List<String> copied() {
        List<String> words = new ArrayList<>(List.of(only("COPY").split(" ", -1)));
        words.remove(words.size() - 1);
        return words;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : only("ENV").split(" ", -1)) {
            environment.put(
                    variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return environment;
    }

    List<String> entryPoint() {
        return words(only("ENTRYPOINT"));
    }

    /** What is asked by the check of its health. */
    URI healthCheck() {
        String check = only("HEALTHCHECK");
        List<String> words = words(check.substring(check.indexOf("CMD ") + "CMD ".length()));
        return URI.create(words.get(words.size() - 1));
    }

    /** A command that is a list, which no shell runs. */
    private static List<String> words(String list) {
        assertThat(list).startsWith("[").endsWith("]");
        List<Object> words = new Yaml().load(list);
        return words.stream().map(Object::toString).toList();
    }
}
