package io.pitwall.serdes.registry;

import io.pitwall.serdes.UnreadableMessageException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks over one record without building anything: lengths, counts, branches and positions must fit the bytes and the
 * schema, and nothing may follow.
 */
final class AvroBodyCheck {

    private static final int DEEPEST = 100;

    /** Records within records that take no bytes double with each level of the schema. */
    private static final long FREE_VALUES = 100_000;

    private static final long VALUES_PER_BYTE = 16;

    private final BinaryDecoder in;
    private final int end;
    private int itemsLeft;
    private long valuesLeft;

    private AvroBodyCheck(byte[] value, int offset) {
        this.in = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, null);
        this.end = value.length;
        this.itemsLeft = value.length - offset;
        this.valuesLeft = FREE_VALUES + VALUES_PER_BYTE * itemsLeft;
    }

    /** @throws UnreadableMessageException with the byte offset */
    static void check(Schema schema, byte[] value, int offset) {
        AvroBodyCheck check = new AvroBodyCheck(value, offset);
        try {
            check.walk(schema, 0);
            if (!check.in.isEnd()) {
                throw check.unexpected("the end of the " + schema.getFullName() + ", but bytes follow");
            }
        } catch (EOFException e) {
            throw new UnreadableMessageException(
                    "byte " + value.length + ": expected more of the " + schema.getFullName()
                            + ", but the value ends here",
                    e);
        } catch (IOException | AvroRuntimeException e) {
            throw new UnreadableMessageException(
                    "before byte " + value.length + ": this is no " + schema.getFullName() + ": " + e.getMessage(), e);
        }
    }

    private void walk(Schema schema, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw unexpected("at most " + DEEPEST + " levels of records");
        }
        if (--valuesLeft < 0) {
            throw unexpected("no more values: the schema has more of them than this many bytes are worth");
        }
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    walk(field.schema(), depth + 1);
                }
            }
            case ARRAY -> {
                for (long count = in.readArrayStart(); count != 0; count = in.arrayNext()) {
                    items(count, schema.getElementType(), false, depth);
                }
            }
            case MAP -> {
                for (long count = in.readMapStart(); count != 0; count = in.mapNext()) {
                    items(count, schema.getValueType(), true, depth);
                }
            }
            case UNION -> walk(schema.getTypes().get(position(schema.getTypes().size())), depth + 1);
            case ENUM -> position(schema.getEnumSymbols().size());
            case STRING, BYTES -> in.skipFixed(length());
            case FIXED -> in.skipFixed(fixed(schema.getFixedSize()));
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case NULL -> in.readNull();
        }
    }

    /** All items together are at most as many as bytes, though items of some schemas take none. */
    private void items(long count, Schema schema, boolean named, int depth) throws IOException {
        if (count < 0 || count > itemsLeft) {
            throw unexpected("at most " + itemsLeft + " more items, but the count is " + count);
        }
        itemsLeft -= (int) count;
        for (long i = 0; i < count; i++) {
            if (named) {
                in.skipFixed(length());
            }
            walk(schema, depth + 1);
        }
    }

    private int position(int size) throws IOException {
        long position = in.readLong();
        if (position < 0 || position >= size) {
            throw unexpected("a number below " + size + " for a branch or symbol, but it is " + position);
        }
        return (int) position;
    }

    private int length() throws IOException {
        return fixed(in.readLong());
    }

    private int fixed(long length) throws IOException {
        int left = left();
        if (length < 0 || length > left) {
            throw unexpected("at most " + left + " bytes, as many as are left, but the length is " + length);
        }
        return (int) length;
    }

    private int left() throws IOException {
        return Math.max(0, in.inputStream().available());
    }

    private UnreadableMessageException unexpected(String expectation) throws IOException {
        return new UnreadableMessageException("before byte " + (end - left()) + ": expected " + expectation);
    }
}
