package io.pitwall.serdes.plain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;

/**
 * An enum as Avro writes it: the position of the name in the schema, whatever the order of the Java constants.
 *
 * <p>Immutable and safe for use by several threads.
 */
final class AvroEnum<E extends Enum<E>> {

    private final String name;
    private final List<E> constants;
    private final Map<E, Integer> positions;

    /**
     * The enum of that schema.
     *
     * @throws IllegalStateException if schema and Java do not have the same names
     */
    AvroEnum(Schema schema, Class<E> type) {
        List<E> inSchemaOrder = new ArrayList<>();
        Map<E, Integer> positionOf = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            if (schema.hasEnumSymbol(constant.name())) {
                positionOf.put(constant, schema.getEnumOrdinal(constant.name()));
            }
        }
        if (positionOf.size() != type.getEnumConstants().length
                || positionOf.size() != schema.getEnumSymbols().size()) {
            throw new IllegalStateException("%s has %s, but its schema %s has %s"
                    .formatted(
                            type.getSimpleName(),
                            List.of(type.getEnumConstants()),
                            schema.getFullName(),
                            schema.getEnumSymbols()));
        }
        for (String symbol : schema.getEnumSymbols()) {
            inSchemaOrder.add(Enum.valueOf(type, symbol));
        }
        this.name = schema.getName();
        this.constants = List.copyOf(inSchemaOrder);
        this.positions = positionOf;
    }

    void write(E value, BinaryEncoder out) throws IOException {
        Integer position = positions.get(value);
        if (position == null) {
            throw new IllegalStateException("no position for " + value);
        }
        out.writeEnum(position);
    }

    E read(AvroInput in) throws IOException {
        return constants.get(in.readEnum(name, constants.size()));
    }
}
