package io.pitwall.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.ErrorReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedWriterTest {

    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----";

    private final StringWriter target = new StringWriter();
    private final Secrets secrets = new Secrets();
    private final PrintWriter err = MaskedWriter.over(new PrintWriter(target), secrets);

    @Test
    void aSecretThatComesInPartsIsHidden() {
        secrets.addAll(Map.of("ssl.key.password", "hunter2"));

        err.print("it is hun");
        err.print("ter2");
        assertThat(target.toString()).isEmpty();
        err.flush();

        assertThat(target.toString()).isEqualTo("it is ********");
    }

    @Test
    void aSecretOfManyLinesIsHiddenAsItIsAndInOneLine() {
        secrets.addAll(Map.of("ssl.keystore.key", KEY));

        err.printf("the key %s is none%n", KEY);
        err.println("the key " + ErrorReport.oneLine(KEY) + " is none");

        assertThat(target.toString().lines()).containsExactly("the key ******** is none", "the key ******** is none");
    }

    @Test
    void whatIsKnownLaterIsHiddenLater() {
        err.println("hunter2");
        secrets.addAll(Map.of("ssl.key.password", "hunter2"));
        err.println("hunter2");
        err.close();

        assertThat(target.toString().lines()).containsExactly("hunter2", "********");
    }
}
