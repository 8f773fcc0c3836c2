package io.pitwall.serdes.quix;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameter data as protobuf (proto3).
 *
 * <pre>
 * content := { int64 epoch = 1; repeated int64 timestamps = 2;
 *              repeated column numbers = 3; repeated column texts = 4; repeated column binaries = 5;
 *              repeated column tags = 6 }
 * column  := { string name = 1; repeated bool isNull = 2; repeated (double | string | bytes) values = 3 }
 * </pre>
 *
 * <p>One {@code isNull} and one value a row; the value of a missing cell is zero or empty. Written in the order of the
 * numbers, bools, times and doubles packed; read in any order, packed or not. Doubles are raw bits.
 */
final class TimeseriesProtobuf implements TimeseriesCodec {

    static final int EPOCH = 1;
    static final int TIMESTAMPS = 2;
    static final int NUMBERS = 3;
    static final int TEXTS = 4;
    static final int BINARIES = 5;
    static final int TAGS = 6;

    static final int NAME = 1;
    static final int IS_NULL = 2;
    static final int VALUES = 3;

    /** How the values of one kind of column are read and kept. */
    private interface Values {
        void read(ProtoInput in);

        int count();
    }

    @Override
    public ParameterData read(Slice content) {
        ProtoInput in = new ProtoInput(content.bytes(), content.from(), content.to());
        long epochNs = 0;
        Longs times = new Longs();
        List<Column> parameters = new ArrayList<>();
        List<TextColumn> tags = new ArrayList<>();
        try {
            while (in.hasMore()) {
                switch (in.nextField()) {
                    case EPOCH -> {
                        in.expect(ProtoInput.VARINT, "the epoch");
                        epochNs = in.readVarint();
                    }
                    case TIMESTAMPS -> readTimes(in, times);
                    case NUMBERS -> parameters.add(readNumbers(in));
                    case TEXTS -> parameters.add(readTexts(in));
                    case BINARIES -> parameters.add(readBinaries(in));
                    case TAGS -> tags.add(readTexts(in));
                    default -> in.skip();
                }
            }
            return ParameterData.wrap(TimeseriesCodec.absolute(times, epochNs), parameters, tags);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException(
                    "format quix, before byte " + in.offset() + ": expected a timeseries in protobuf, but "
                            + e.getMessage(),
                    e);
        }
    }

    private static void readTimes(ProtoInput in, Longs times) {
        if (in.wireType() == ProtoInput.VARINT) {
            times.add(in.readVarint());
            return;
        }
        in.expect(ProtoInput.LENGTH_DELIMITED, "timestamps");
        ProtoInput packed = in.readNested();
        while (packed.hasMore()) {
            times.add(packed.readVarint());
        }
    }

    private static NumberColumn readNumbers(ProtoInput in) {
        Longs bits = new Longs();
        BitSet isNull = new BitSet();
        String name = readColumn(in, isNull, new Values() {
            @Override
            public void read(ProtoInput field) {
                if (field.wireType() == ProtoInput.FIXED_64) {
                    bits.add(Double.doubleToRawLongBits(field.readDouble()));
                    return;
                }
                field.expect(ProtoInput.LENGTH_DELIMITED, "numbers");
                ProtoInput packed = field.readNested();
                while (packed.hasMore()) {
                    bits.add(Double.doubleToRawLongBits(packed.readDouble()));
                }
            }

            @Override
            public int count() {
                return bits.count();
            }
        });
        NumberCells cells = new NumberCells();
        for (int row = 0; row < bits.count(); row++) {
            if (isNull.get(row)) {
                cells.addMissing();
            } else {
                cells.add(Double.longBitsToDouble(bits.at(row)));
            }
        }
        return cells.toColumn(name);
    }

    private static TextColumn readTexts(ProtoInput in) {
        List<@Nullable String> cells = new ArrayList<>();
        BitSet isNull = new BitSet();
        String name = readColumn(in, isNull, new Values() {
            @Override
            public void read(ProtoInput field) {
                field.expect(ProtoInput.LENGTH_DELIMITED, "a text");
                String cell = field.readText();
                String last = cells.isEmpty() ? null : cells.get(cells.size() - 1);
                // Equal neighbours share one object: tags hardly ever change.
                cells.add(cell.equals(last) ? last : cell);
            }

            @Override
            public int count() {
                return cells.size();
            }
        });
        isNull.stream().forEach(row -> cells.set(row, null));
        return TextColumn.wrap(name, cells.toArray(new @Nullable String[0]));
    }

    private static BinaryColumn readBinaries(ProtoInput in) {
        List<byte @Nullable []> cells = new ArrayList<>();
        BitSet isNull = new BitSet();
        String name = readColumn(in, isNull, new Values() {
            @Override
            public void read(ProtoInput field) {
                field.expect(ProtoInput.LENGTH_DELIMITED, "bytes");
                cells.add(field.readBytes());
            }

            @Override
            public int count() {
                return cells.size();
            }
        });
        isNull.stream().forEach(row -> cells.set(row, null));
        return BinaryColumn.wrap(name, cells.toArray(new byte @Nullable [0][]));
    }

    private static String readColumn(ProtoInput message, BitSet isNull, Values values) {
        message.expect(ProtoInput.LENGTH_DELIMITED, "a column");
        ProtoInput in = message.readNested();
        String name = "";
        int nullCount = 0;
        while (in.hasMore()) {
            switch (in.nextField()) {
                case NAME -> {
                    in.expect(ProtoInput.LENGTH_DELIMITED, "the name of a column");
                    name = in.readText();
                }
                case IS_NULL -> nullCount = readNulls(in, isNull, nullCount);
                case VALUES -> values.read(in);
                default -> in.skip();
            }
        }
        if (nullCount != values.count()) {
            throw Slice.unexpected(
                    in.offset(),
                    "as many values as missing marks in column '" + name + "', but there are " + values.count()
                            + " values and " + nullCount + " marks");
        }
        return name;
    }

    private static int readNulls(ProtoInput in, BitSet isNull, int countBefore) {
        int count = countBefore;
        if (in.wireType() == ProtoInput.VARINT) {
            isNull.set(count++, in.readVarint() != 0);
            return count;
        }
        in.expect(ProtoInput.LENGTH_DELIMITED, "missing marks");
        ProtoInput packed = in.readNested();
        while (packed.hasMore()) {
            isNull.set(count++, packed.readVarint() != 0);
        }
        return count;
    }

    @Override
    public byte[] write(ParameterData data, long epochNs) {
        return ProtobufWriter.write(data, epochNs);
    }
}
