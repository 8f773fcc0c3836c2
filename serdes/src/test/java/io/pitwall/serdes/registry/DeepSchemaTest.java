package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Writers' schemas that could be parsed, but whose depth is too much for what comes after. */
class DeepSchemaTest {

    private static final int LEVELS = 20_000;

    private static Schema union(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }

    /** Our name, with a field of theirs that is deep; a body of one byte 0 has null there. */
    private static Schema eventBatch(int levels) {
        Schema nested = Schema.create(Schema.Type.INT);
        for (int i = 0; i < levels; i++) {
            nested = union(Schema.createRecord(
                    "R" + i, null, null, false, List.of(new Schema.Field("a", nested, null, null))));
        }
        return Schema.createRecord(
                "EventBatch", null, "io.pitwall.plain", false, List.of(new Schema.Field("deep", nested, null, null)));
    }

    /** Only the id counts: the schema cannot be put into a registry that makes a text of it. */
    private record One(Schema schema) implements SchemaRegistry {

        @Override
        public int register(String subject, Schema unused) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int lookUp(String subject, Schema unused) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Schema byId(int id) {
            return schema;
        }

        @Override
        public RegisteredSchema latest(String subject) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Compatibility check(String subject, Schema unused) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aRecordOfASchemaThatIsTooDeepToCompareIsUnreadable() {
        try (WireReader reader =
                new WireReader(new One(eventBatch(LEVELS)), new BodyReaders(List.of(PlainFormat.instance())), 10)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> SmallStack.run(
                                () -> reader.read("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 7, 0})))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessage("Confluent wire format, schema id 7: the types of this version of"
                                + " io.pitwall.plain.EventBatch refer to each other too deeply");
            }
        }
    }
}
