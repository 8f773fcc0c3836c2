package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.app.UserException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

    private static Map<String, String> values(Map<String, Setting> settings) {
        Map<String, String> values = new HashMap<>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    @Test
    void yamlIsFlatAndAsWritten() {
        Map<String, Setting> settings = YamlSettings.parse("app.yaml", """
                # a comment
                threads: 010
                verbose: yes
                empty: ""
                kafka:
                  security:
                    protocol: SSL
                  sasl.mechanism: "PLAIN"
                list: [a, b]
                """);

        assertThat(values(settings))
                .isEqualTo(Map.of(
                        "threads", "010",
                        "verbose", "yes",
                        "empty", "",
                        "kafka.security.protocol", "SSL",
                        "kafka.sasl.mechanism", "PLAIN",
                        "list", "a,b"));
        assertThat(settings.get("kafka.sasl.mechanism")).isEqualTo(new Setting("PLAIN", "app.yaml line 8"));
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(YamlSettings.parse("app.yaml", "")).isEmpty();
        assertThat(YamlSettings.parse("app.yaml", "# nothing\n")).isEmpty();
        assertThat(PropertiesSettings.parse("app.properties", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "threads:|app.yaml line 1: threads has no value; write \"\" for an empty one",
                "a: 1\\na: 2|app.yaml line 2: a is there twice, first at app.yaml line 1",
                "a.b: 1\\na: {b: 2}|app.yaml line 2: a.b is there twice, first at app.yaml line 1",
                "just text|app.yaml line 1: a configuration is made of lines 'name: value'",
                "a: [{b: 1}]|app.yaml line 1: a must be a value or a list of values",
                "? [a]\\n: b|app.yaml line 1: a key must be a name",
                "a: *hunter2|app.yaml line 1 is no YAML: a value that begins with *, & or ! must be in quotes",
                "a: !b!c|app.yaml line 1 is no YAML: a value that begins with *, & or ! must be in quotes",
                "a: 1\\nb|app.yaml line 3 is no YAML: could not find expected ':'",
                "--- a\\n--- b|app.yaml line 2 is no YAML: but found another document"
            })
    void whatIsWrongWithYaml(String text, String message) {
        assertThatThrownBy(() -> YamlSettings.parse("app.yaml", text.replace("\\n", "\n") + "\n"))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void properties() {
        assertThat(values(PropertiesSettings.parse("app.properties", "# c\nkafka.acks = all\nname: \\u00e9\n")))
                .isEqualTo(Map.of("kafka.acks", "all", "name", "\u00e9"));
        assertThatThrownBy(() -> PropertiesSettings.parse("app.properties", "a=1\na=2\n"))
                .hasMessage("app.properties: a is there twice");
        assertThatThrownBy(() -> PropertiesSettings.parse("app.properties", "a=\\u00zz\n"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("app.properties is no file of properties");
    }
}
