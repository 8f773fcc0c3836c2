package io.pitwall.serdes.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who has {@code docs/format/plain.md} and a library of Avro reads and writes the format: schemas and prefixes are those of the
 * page.
 */
class PlainPageTest {

    private static final Path PAGE = Path.of("..", "docs", "format", "plain.md");
    private static final Pattern ROW_OF_A_SCHEMA = Pattern.compile("\\| `(\\w+)` \\| `((?:[0-9A-F]{2} ?){8})` \\|");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final PlainFormat format = PlainFormat.instance();
    private final String page = page();
    private final Map<String, Schema> schemas = schemas();

    private static String page() {
        try {
            return Files.readString(PAGE, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1));
    }

    /** By the ten bytes before their records. */
    private Map<String, Schema> schemas() {
        Map<String, Schema> byName = new LinkedHashMap<>();
        blocks("json").map(text -> new Schema.Parser().parse(text)).forEach(one -> byName.put(one.getName(), one));
        Map<String, Schema> byPrefix = new LinkedHashMap<>();
        Matcher row = ROW_OF_A_SCHEMA.matcher(page);
        while (row.find()) {
            byPrefix.put("C3 01 " + row.group(2), requireNonNull(byName.get(row.group(1)), row.group(1)));
        }
        return byPrefix;
    }

    private byte[] example() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        blocks("hex").flatMap(String::lines).forEach(line -> {
            String hex = line.substring(0, Math.min(47, line.length())).replace(" ", "");
            bytes.writeBytes(HexFormat.of().parseHex(hex));
        });
        return bytes.toByteArray();
    }

    static Stream<Arguments> samples() {
        return SampleMessages.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void thePageHasTheSchemas() {
        assertThat(schemas.values()).containsExactlyElementsOf(format.schemas());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void whatIsWrittenIsReadAndWrittenAgainWithThePage(String name, StreamMessage message) throws IOException {
        byte[] value = format.encode(message);
        String prefix = HEX.formatHex(value, 0, 10);
        Schema schema = requireNonNull(schemas.get(prefix), prefix);

        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, 10, value.length - 10, null);
        GenericRecord read = new GenericDatumReader<GenericRecord>(schema).read(null, in);
        assertThat(in.isEnd()).isTrue();

        ByteArrayOutputStream again = new ByteArrayOutputStream();
        again.write(value, 0, 10);
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(again, null);
        new GenericDatumWriter<GenericRecord>(schema).write(read, out);
        out.flush();
        // Equal but for the order of maps.
        assertThat(again.size()).isEqualTo(value.length);
        assertThat(format.decode(again.toByteArray())).isEqualTo(message);
    }

    @Test
    void theExampleIsTrueToTheByte() {
        ParameterData data = ParameterData.builder()
                .row(1_609_459_200_000_000_000L)
                .put("Speed", 251.5)
                .tag("Lap", "1")
                .row(1_609_459_200_010_000_000L)
                .tag("Lap", "1")
                .build();

        assertThat(HEX.formatHex(example())).isEqualTo(HEX.formatHex(format.encode(data)));
        assertThat(format.decode(example())).isEqualTo(data);
    }

    @Test
    void halfASurrogatePairIsWrittenAsThePageSays() {
        byte[] value =
                format.encode(ParameterData.builder().row(1).put("t", "a\uD83C").build());

        assertThat(((ParameterData) format.decode(value)).row(0).text("t")).isEqualTo("a?");
    }
}
