package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Instant START = Instant.ofEpochSecond(1_700_000_000L, 123_456_789);
    private static final long START_NS = 1_700_000_000_123_456_789L;

    private record Said(Car car, StreamMessage message) {}

    private final List<Said> said = new ArrayList<>();
    private final Fleet fleet = Fleet.of(Car.grid(3), Track.pitwallRing(), 1);

    private void say(Car car, StreamMessage message) {
        said.add(new Said(car, message));
    }

    private List<ParameterData> data(int carNumber) {
        return said.stream()
                .filter(one -> one.car().number() == carNumber)
                .filter(one -> one.message() instanceof ParameterData)
                .map(one -> (ParameterData) one.message())
                .toList();
    }

    @Test
    void everyCarIntroducesItself() {
        fleet.open(START, this::say);

        assertThat(said).hasSize(3);
        assertThat(said.get(0).message()).isInstanceOfSatisfying(StreamProperties.class, properties -> {
            assertThat(properties.name()).isEqualTo("Ada Lovelace");
            assertThat(properties.timeOfRecording()).isEqualTo(START);
        });
    }

    @Test
    void drivesSixtyRowsASecondAtExactTimes() {
        fleet.driveTo(START, TimeUnit.SECONDS.toNanos(10), this::say);
        fleet.end(this::say);

        ParameterData all = ParameterData.concat(data(1));
        assertThat(all.rowCount()).isEqualTo(601);
        for (int row = 0; row < all.rowCount(); row++) {
            assertThat(all.timeNs(row)).isEqualTo(START_NS + row * 1_000_000_000L / 60);
        }
        assertThat(all.timeNs(600)).isEqualTo(START_NS + 10_000_000_000L);
    }

    @Test
    void smallStepsSayTheSameAsLargeOnes() {
        Fleet other = Fleet.of(Car.grid(3), Track.pitwallRing(), 1);
        List<Said> otherSaid = new ArrayList<>();
        for (long ns = 0; ns <= 2_000_000_000L; ns += 7_000_000) {
            fleet.driveTo(START, ns, this::say);
        }
        fleet.driveTo(START, 2_000_000_000L, this::say);
        other.driveTo(START, 2_000_000_000L, (car, message) -> otherSaid.add(new Said(car, message)));

        assertThat(said).isEqualTo(otherSaid);
    }

    @Test
    void messagesHaveTenRowsButForTheFirstAndTheLast() {
        fleet.driveTo(START, TimeUnit.SECONDS.toNanos(1), this::say);
        fleet.end(this::say);

        assertThat(data(3)).extracting(ParameterData::rowCount).containsExactly(3, 10, 10, 10, 10, 10, 8);
    }

    @Test
    void aRowHasAllParametersAndTheLapAsTag() {
        fleet.driveTo(START, 0, this::say);
        fleet.end(this::say);

        ParameterData row = data(1).get(0);
        assertThat(row.parameterNames())
                .containsExactly(
                        "Speed",
                        "Throttle",
                        "Brake",
                        "Gear",
                        "EngineRPM",
                        "LapDistance",
                        "LapTime",
                        "EngineTemperature");
        assertThat(row.row(0).tag("LapNumber")).isEqualTo("1");
    }

    @Test
    void theEndIsTheLastMessageOfEachCar() {
        fleet.end(this::say);

        assertThat(said).hasSize(3).extracting(Said::message).containsOnly(StreamEnd.closed());
    }

    @Test
    void tellsWhenTheNextRowIsDue() {
        assertThat(fleet.nextRowNs()).isZero();
        fleet.driveTo(START, 0, this::say);
        assertThat(fleet.nextRowNs()).isEqualTo(16_666_666);
    }
}
