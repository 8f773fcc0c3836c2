package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rows that are put together cell by cell are buffered as the same rows of columns are. */
class RowCellsPropertyTest {

    @Property
    void packetsAreTheSame(
            @ForAll @Size(max = 100) List<@Size(max = 5) Map<@IntRange(max = 5) Integer, Double>> rows,
            @ForAll @IntRange(min = 1, max = 80) int rowsPerPacket) {
        Packets rule = Packets.named("rows").everyRows(rowsPerPacket);
        List<ParameterData> ofCells = new ArrayList<>();
        List<ParameterData> ofColumns = new ArrayList<>();
        PacketBuffer cellsBuffer = new PacketBuffer(rule);
        PacketBuffer columnsBuffer = new PacketBuffer(rule);
        for (int time = 0; time < rows.size(); time++) {
            RowCells cells = new RowCells();
            List<Column> columns = new ArrayList<>();
            rows.get(time).forEach((name, value) -> {
                cells.put("p" + name, value, true);
                columns.add(NumberColumn.of("p" + name, value));
            });
            cellsBuffer.add(cells.at(time), 0, ofCells::add);
            columnsBuffer.add(ParameterData.wrap(new long[] {time}, columns, List.of()), 0, ofColumns::add);
        }
        cellsBuffer.release(ofCells::add);
        columnsBuffer.release(ofColumns::add);
        assertThat(ofCells).isEqualTo(ofColumns);
    }
}
