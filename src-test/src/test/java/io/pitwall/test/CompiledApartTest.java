package io.pitwall.test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** What many busy places call is longer than what the JVM's optimising compiler takes into callers: decision 0018. */
class CompiledApartTest {

    private static final Pattern METHOD = Pattern.compile("^  \\S.*?(\\w+)\\(.*");
    private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+): .*");

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "io.pitwall.serdes.packed.BlockReader, read",
        "io.pitwall.serdes.packed.integers.BlockChunks, next",
        "io.pitwall.serdes.packed.integers.IntegerWriter, write",
        "io.pitwall.serdes.packed.numbers.PackedNumbers, parse",
        "io.pitwall.rules.PacketBuffer, add",
        "io.pitwall.state.PacketBufferLayout, load",
    })
    void isNotTakenIntoItsCallers(String type, String method, @TempDir Path folder) throws Exception {
        assertThat(bytesOfCode(type, method, folder)).isGreaterThan(mostTakenIn());
    }

    private static int mostTakenIn() {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assumeThat(hotSpot).as("what tells the options of a JVM of OpenJDK").isNotNull();
        try {
            return Integer.parseInt(hotSpot.getVMOption("FreqInlineSize").getValue());
        } catch (IllegalArgumentException e) {
            throw new TestAbortedException("a JVM without the optimising compiler", e);
        }
    }

    /** Of the longest method of that name: where its last instruction begins. */
    private static int bytesOfCode(String type, String method, Path folder) throws IOException, ClassNotFoundException {
        int longest = 0;
        String current = "";
        for (String line : disassembled(type, folder).split("\n", -1)) {
            Matcher begin = METHOD.matcher(line);
            Matcher instruction = INSTRUCTION.matcher(line);
            if (begin.matches()) {
                current = begin.group(1);
            } else if (instruction.matches() && current.equals(method)) {
                longest = Math.max(longest, Integer.parseInt(instruction.group(1)));
            }
        }
        return longest;
    }

    /** From a file of its own, because classes of other modules stand in folders or in jars. */
    private static String disassembled(String type, Path folder) throws IOException, ClassNotFoundException {
        String name = type.substring(type.lastIndexOf('.') + 1) + ".class";
        Path file = folder.resolve(name);
        try (InputStream in = requireNonNull(Class.forName(type).getResourceAsStream(name), name)) {
            Files.copy(in, file);
        }
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int exitCode = ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file.toString());
        assertThat(exitCode).as(text.toString()).isZero();
        return text.toString();
    }
}
