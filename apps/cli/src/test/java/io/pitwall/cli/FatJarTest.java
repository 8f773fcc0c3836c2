package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the README with the packaged jar, each in a JVM of its own: what shading breaks, only this sees.
 *
 * <p>Maven runs it after the jar is packaged, in the execution {@code fat-jar} of surefire.
 */
@Tag("fat-jar")
class FatJarTest {

    private final TwoCars recording = new TwoCars();

    @TempDir
    private Path folder;

    private PackagedPitwall pitwall;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    FatJarTest() {}

    @BeforeEach
    void takeTheJar() {
        pitwall = new PackagedPitwall(folder);
    }

    @AfterEach
    void killWhatStillRuns() {
        pitwall.close();
    }

    @Test
    void aRecordingGoesThroughBrokerJobAndTailAndOutlivesARestart() throws IOException {
        PackagedPitwall.Broker broker = pitwall.startBroker();
        pitwall.produce(broker, recording.options());
        pitwall.run(broker, "hb", "io.pitwall.examples.HardBraking");

        List<String> rows = pitwall.tail(broker, "hard-braking");
        assertThat(rows.get(0)).isEqualTo("stream,time_ns,HardBraking,Stint#");
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(recording.hardBrakings());

        pitwall.stop(broker);
        PackagedPitwall.Broker again = pitwall.startBroker();
        assertThat(pitwall.tail(again, "hard-braking")).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(pitwall.tail(again, "car-data")).hasSize(1 + recording.rows().size());
        pitwall.stop(again);
    }

    @Test
    void aBrokerWhoseDiskIsGoneSaysSoAndEnds() throws IOException {
        PackagedPitwall.Broker broker = pitwall.startBroker();
        Path data = folder.resolve("kafka");

        Utils.delete(data.toFile());

        assertThat(broker.process().exitCodeAtTheEnd()).isEqualTo(1);
        assertThat(broker.process().err().lines())
                .containsExactly("pitwall: the broker has ended because it cannot write to its data folder " + data
                        + " any more: the disk is full or has failed, or the folder was deleted. Mend that and start it"
                        + " again; --verbose shows what Kafka says");
    }

    @Test
    void aTopologyOfAnotherJarRuns() throws IOException {
        Path topology = compiledIntoJar("com.acme.Turns", """
                package com.acme;

                import io.pitwall.dsl.TelemetryBuilder;
                import io.pitwall.dsl.TelemetryTopology;

                public final class Turns implements TelemetryTopology {
                    @Override
                    public void define(TelemetryBuilder telemetry) {
                        telemetry
                                .topic("car-data")
                                .parameters("Lateral G")
                                .deriveText("Turn", row -> row.number("Lateral G", 0) < 0 ? "left" : "right")
                                .select("Turn")
                                .to("turns");
                    }
                }
                """);
        PackagedPitwall.Broker broker = pitwall.startBroker();
        pitwall.produce(broker, recording.options());
        pitwall.run(broker, "turns", "--jar", topology.toString(), "com.acme.Turns");

        List<String> rows = pitwall.tail(broker, "turns");
        List<String> expected = recording.rows().stream()
                .filter(cells -> !cells[4].isEmpty())
                .map(cells -> "%s,%s000000,%s,%s"
                        .formatted(cells[0], cells[1], Double.parseDouble(cells[4]) < 0 ? "left" : "right", cells[3]))
                .toList();
        assertThat(rows.get(0)).isEqualTo("stream,time_ns,Turn,Stint#");
        assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(expected);
        pitwall.stop(broker);
    }

    /** A jar with one class, compiled as somebody would who has nothing but the fat jar. */
    private Path compiledIntoJar(String className, String source) throws IOException {
        String path = className.replace('.', '/');
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path sourceFile = sources.resolve(path + ".java");
        Files.createDirectories(Objects.requireNonNull(sourceFile.getParent()));
        Files.writeString(sourceFile, source);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    new ArrayList<>(List.of("-cp", PackagedPitwall.JAR.toString(), "-d", classes.toString()));
            assertThat(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(sourceFile))
                            .call())
                    .as("%s", messages)
                    .isTrue();
        }
        Path topology = folder.resolve("acme.jar");
        try (OutputStream file = Files.newOutputStream(topology);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(path + ".class"));
            Files.copy(classes.resolve(path + ".class"), out);
            out.closeEntry();
        }
        return topology;
    }
}
