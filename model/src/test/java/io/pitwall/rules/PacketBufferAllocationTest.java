package io.pitwall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.RowCells;
import io.pitwall.data.TextColumn;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a record costs in memory on its way through a buffer: a copy of each cell at most, and no object a row. */
class PacketBufferAllocationTest {

    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 2_000;
    private static final long STEP_NS = 10_000_000;

    private static ParameterData record(int columnCount, int rowCount, long firstNs) {
        long[] times = IntStream.range(0, rowCount)
                .mapToLong(row -> firstNs + row * STEP_NS)
                .toArray();
        Column[] columns = IntStream.range(0, columnCount)
                .mapToObj(column -> NumberColumn.of("p" + column, new double[rowCount]))
                .toArray(Column[]::new);
        String[] laps = new String[rowCount];
        Arrays.fill(laps, "1");
        return ParameterData.wrap(times, Arrays.asList(columns), List.of(TextColumn.of("Lap", laps)));
    }

    private interface Use {
        void of(ParameterData record);
    }

    /** Mean bytes that the use of each record allocates. */
    private static long bytesPerRecord(ParameterData[] records, Use use) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            use.of(records[i]);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = WARM_UP; i < WARM_UP + MEASURED; i++) {
            use.of(records[i]);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED;
    }

    private static ParameterData[] records(int columnCount, int rowCount) {
        return IntStream.range(0, WARM_UP + MEASURED)
                .mapToObj(i -> record(columnCount, rowCount, 30_000_000 + STEP_NS * rowCount * i))
                .toArray(ParameterData[]::new);
    }

    private static long ofAPacketEach(Packets rule, int columnCount) {
        PacketBuffer buffer = new PacketBuffer(rule);
        // From here on no packet begins where a record does.
        buffer.add(record(columnCount, 3, 0), 0, packet -> {});
        long[] packets = new long[1];
        long bytes = bytesPerRecord(records(columnCount, 10), record -> buffer.add(record, 0, packet -> packets[0]++));
        assertThat(packets[0]).isBetween(WARM_UP + MEASURED - 2L, WARM_UP + MEASURED + 2L);
        return bytes;
    }

    private static ParameterData rowOfCells(int columnCount, long timeNs) {
        RowCells cells = new RowCells();
        for (int column = 0; column < columnCount; column++) {
            cells.put("p" + column, column, true);
        }
        return cells.at(timeNs);
    }

    /** A tenth of a packet is 16 columns of ten numbers, 250 bytes; 16 columns of one number would be 1,280. */
    @Test
    void aRowThatIsPutTogetherCellByCellNeedsNoColumns() {
        PacketBuffer buffer = new PacketBuffer(Packets.named("rows").everyRows(10));
        ParameterData[] rows = IntStream.range(0, WARM_UP + MEASURED)
                .mapToObj(row -> rowOfCells(16, STEP_NS * row))
                .toArray(ParameterData[]::new);
        assertThat(bytesPerRecord(rows, row -> buffer.add(row, 0, packet -> {})))
                .isLessThan(600);
    }

    /** Ten rows of 16 numbers are 1,280 bytes in 16 arrays; those of two pieces are copied once, the pieces are views. */
    @Test
    void aPacketOfTwoPiecesCostsOneCopyOfItsCells() {
        Packets span = Packets.named("b").everySpan(Duration.ofMillis(100));
        assertThat(ofAPacketEach(span, 16)).isLessThan(4_400);
        assertThat(ofAPacketEach(span, 1)).isLessThan(1_100);
    }

    @Test
    void parametersThatAreNotSelectedAreNotCopied() {
        Packets span = Packets.named("b").selecting("p3").everySpan(Duration.ofMillis(100));
        assertThat(ofAPacketEach(span, 16)).isLessThan(1_400);
    }

    @Test
    void aPacketThatIsARecordIsNotCopied() {
        PacketBuffer buffer = new PacketBuffer(Packets.named("b").everyRows(10));
        assertThat(bytesPerRecord(records(16, 10), record -> buffer.add(record, 0, packet -> {})))
                .isLessThan(400);
    }

    @Test
    void noRowIsAnObject() {
        Packets rule = Packets.named("b")
                .everySpan(Duration.ofDays(1))
                .orBeforeRow(row -> row.number("p1") > 1)
                .orAfterRow(row -> row.number("p2") > 1)
                .orWhenHeld(held -> held.last().number("p0") > 1)
                .admitting(row -> row.tag("Lap", "").equals("1"));
        long few = bytesPerRecord(records(3, 10), record -> new PacketBuffer(rule).add(record, 0, packet -> {}));
        long many = bytesPerRecord(records(3, 500), record -> new PacketBuffer(rule).add(record, 0, packet -> {}));
        assertThat(many).isLessThan(few + 100);
    }
}
