package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Goes over picocli's model: each option works as flag, in the environment, in a YAML file and in a file of properties. */
class EveryOptionTest {

    private static final String FROM_FLAG = "from-flag";

    @TempDir
    private Path folder;

    static List<String> options() {
        List<String> names = new ArrayList<>();
        for (OptionSpec option :
                new SampleCommand(Map.of()).commandLine().getCommandSpec().options()) {
            if (!ConfigOptions.isAbout(option)) {
                names.add(option.longestName());
            }
        }
        return names;
    }

    /** Two values that an option can have. */
    private static List<String> values(OptionSpec option) {
        Class<?> type = option.type();
        if (option.typeInfo().isBoolean()) {
            return List.of("true", "true");
        }
        if (type == int.class || type == Integer.class) {
            return List.of("3", "7");
        }
        if (type == Duration.class) {
            return List.of("3s", "7m");
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return List.of(constants[0].toString(), constants[constants.length - 1].toString());
        }
        return List.of("host:1", "other:2");
    }

    private static OptionSpec option(SampleCommand command, String name) {
        return command.commandLine().getCommandSpec().findOption(name);
    }

    private @Nullable Object parsed(Map<String, String> environment, String name, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!name.equals("--application-id")) {
            all.add("--application-id=sample");
        }
        return option(new SampleCommand(environment).parse(all.toArray(String[]::new)), name)
                .getValue();
    }

    private String file(String ending, String text) throws IOException {
        return "--config=" + Files.writeString(folder.resolve("app." + ending), text);
    }

    @ParameterizedTest
    @MethodSource("options")
    void worksInEveryForm(String name) throws IOException {
        OptionSpec option = option(new SampleCommand(Map.of()), name);
        if (option.typeInfo().isMap()) {
            worksAsMap(name);
            return;
        }
        String key = EnvironmentNames.key(option);
        String value = values(option).get(0);
        String other = values(option).get(1);
        String yaml = file("yaml", key + ": " + value + "\n");
        String properties = file("properties", key + "=" + value + "\n");
        Map<String, String> environment = Map.of(EnvironmentNames.of(option), value);
        Map<String, String> otherEnvironment = Map.of(EnvironmentNames.of(option), other);

        Object expected = parsed(Map.of(), name, name + "=" + value);
        assertThat(expected).as("the flag says it").isNotNull().isNotEqualTo(option.getValue());
        assertThat(parsed(environment, name)).isEqualTo(expected);
        assertThat(parsed(Map.of(), name, yaml)).isEqualTo(expected);
        assertThat(parsed(Map.of(), name, properties)).isEqualTo(expected);
        assertThat(parsed(otherEnvironment, name, yaml, name + "=" + value))
                .as("a flag wins")
                .isEqualTo(expected);
        assertThat(parsed(environment, name, file("yaml", key + ": " + other + "\n")))
                .as("the environment wins over the file")
                .isEqualTo(expected);
    }

    private void worksAsMap(String name) throws IOException {
        boolean isKafka = name.equals("--kafka");
        String map = name.substring(2);
        Map<String, String> environment = isKafka
                ? Map.of("KAFKA_CLIENT_ID", "e")
                : Map.of("PITWALL_" + EnvironmentNames.upper(map), "client.id=e");
        String yaml = file("yaml", map + ":\n  client.id: f\n  rack: r\n");
        String properties = file("properties", map + ".client.id=f\n" + map + ".rack=r\n");
        String flag = name + "=client.id=" + FROM_FLAG;

        assertThat(parsed(Map.of(), name, flag)).isEqualTo(Map.of("client.id", FROM_FLAG));
        assertThat(parsed(environment, name)).isEqualTo(Map.of("client.id", "e"));
        assertThat(parsed(Map.of(), name, yaml)).isEqualTo(Map.of("client.id", "f", "rack", "r"));
        assertThat(parsed(Map.of(), name, properties)).isEqualTo(Map.of("client.id", "f", "rack", "r"));
        assertThat(parsed(environment, name, yaml, flag)).isEqualTo(Map.of("client.id", FROM_FLAG, "rack", "r"));
        assertThat(parsed(environment, name, yaml)).isEqualTo(Map.of("client.id", "e", "rack", "r"));
    }
}
