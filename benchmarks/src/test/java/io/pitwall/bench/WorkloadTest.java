package io.pitwall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.bench.load.CarRows;
import io.pitwall.bench.load.Workload;
import io.pitwall.data.ParameterData;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void isRoundedDownToWholeRecords() {
        Workload workload = new Workload(3, 10, 3 * 160 * 4 + 159, 0);

        assertThat(workload.records()).isEqualTo(12);
        assertThat(workload.sentValues()).isEqualTo(12 * 160);
    }

    @Test
    void refusesLessThanARecordForEachStream() {
        assertThatThrownBy(() -> new Workload(10, 10, 1599, 0))
                .hasMessage("1599 values are less than a record for each of 10 streams with 10 rows a record");
    }

    @Test
    void rowsFollowEachOtherFromRecordToRecord() {
        CarRows rows = new CarRows(10);
        rows.make(4, 7);
        ParameterData before = rows.toParameterData();
        rows.make(4, 8);
        ParameterData after = rows.toParameterData();

        assertThat(after.timeNs(0) - before.timeNs(9)).isEqualTo(CarRows.ROW_INTERVAL_NS);
        assertThat(before.parameterNames()).isEqualTo(CarRows.PARAMETERS);
        rows.make(4, 7);
        assertThat(rows.toParameterData()).isEqualTo(before);
    }

    @Test
    void packetsDoNotBeginWhereRecordsDo() {
        CarRows rows = new CarRows(10);
        rows.make(4, 0);

        assertThat(rows.timesNs()[5] - rows.timesNs()[4]).isEqualTo(1_010_000_000L);
    }
}
