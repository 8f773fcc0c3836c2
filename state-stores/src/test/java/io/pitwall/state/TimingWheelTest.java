package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {

    private static final long NOW = 1_790_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final TimingWheel wheel = new TimingWheel();

    @Test
    void isEmptyAtFirst() {
        assertThat(wheel.isEmpty()).isTrue();
        assertThat(wheel.size()).isZero();
        assertThat(expiredAt(NOW)).isEmpty();
        wheel.cancel("never scheduled");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 65, 4095, 4096, 4097, 262_144, 86_400_000, 31_536_000_000L, 5_000_000_000_000L})
    void expiresAtItsDeadlineNotBeforeAndOnce(long inMs) {
        expiredAt(NOW);
        wheel.schedule("car-1", NOW + inMs);
        assertThat(expiredAt(NOW + inMs - 1)).isEmpty();
        assertThat(wheel.size()).isEqualTo(1);
        assertThat(expiredAt(NOW + inMs)).containsExactly("car-1");
        assertThat(wheel.isEmpty()).isTrue();
        assertThat(expiredAt(NOW + inMs)).isEmpty();
        assertThat(expiredAt(NOW + 2 * inMs)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, NOW - 1, NOW})
    void aDeadlineInThePastExpiresWithTheNextAdvance(long deadlineMs) {
        expiredAt(NOW);
        wheel.schedule("car-1", deadlineMs);
        assertThat(expiredAt(NOW)).containsExactly("car-1");
    }

    @Test
    void aDeadlineThatNeverComesStays() {
        wheel.schedule("car-1", Long.MAX_VALUE);
        assertThat(expiredAt(NOW)).isEmpty();
        assertThat(expiredAt(NOW + 100_000 * DAY)).isEmpty();
        assertThat(wheel.size()).isEqualTo(1);
        wheel.schedule("car-1", NOW + 100_001 * DAY);
        assertThat(expiredAt(NOW + 100_001 * DAY)).containsExactly("car-1");
    }

    @Test
    void puttingOffWithEveryRecordKeepsItFromExpiring() {
        for (long now = NOW; now < NOW + 60_000; now += 10) {
            wheel.schedule("car-1", now + 1000);
            assertThat(expiredAt(now)).isEmpty();
        }
        assertThat(expiredAt(NOW + 60_000 - 10 + 999)).isEmpty();
        assertThat(expiredAt(NOW + 60_000 - 10 + 1000)).containsExactly("car-1");
    }

    @Test
    void anEarlierDeadlineReplacesALaterOne() {
        expiredAt(NOW);
        wheel.schedule("car-1", NOW + DAY);
        wheel.schedule("car-1", NOW + 5);
        assertThat(expiredAt(NOW + 5)).containsExactly("car-1");
        assertThat(expiredAt(NOW + 2 * DAY)).isEmpty();
    }

    @Test
    void canceledDeadlinesDoNotExpire() {
        expiredAt(NOW);
        wheel.schedule("car-1", NOW + 5);
        wheel.schedule("car-2", NOW + 5);
        wheel.cancel("car-1");
        assertThat(expiredAt(NOW + DAY)).containsExactly("car-2");
    }

    @Test
    void theClockMayJumpForwardByDays() {
        expiredAt(NOW);
        for (int i = 0; i < 1000; i++) {
            wheel.schedule("car-" + i, NOW + i * 1000L);
        }
        assertThat(expiredAt(NOW + 30 * DAY)).hasSize(1000).doesNotHaveDuplicates();
        wheel.schedule("car-1", NOW + 30 * DAY + 1);
        assertThat(expiredAt(NOW + 30 * DAY + 1)).containsExactly("car-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1000, 1001, 86_400_000})
    void theClockMayGoBack(long byMs) {
        expiredAt(NOW);
        wheel.schedule("old", NOW + 10);
        long back = NOW - byMs;
        assertThat(expiredAt(back)).isEmpty();
        wheel.schedule("new", back + 10);
        assertThat(expiredAt(back + 9)).isEmpty();
        assertThat(expiredAt(back + 10)).contains("new");
        assertThat(wheel.size()).isEqualTo(1);
        assertThat(expiredAt(NOW + 10)).containsExactly("old");
    }

    @Test
    void theConsumerMayScheduleAndCancel() {
        expiredAt(NOW);
        for (String id : List.of("a", "b", "c", "d")) {
            wheel.schedule(id, NOW + 5);
        }
        List<String> expired = new ArrayList<>();
        wheel.advanceTo(NOW + 5, id -> {
            expired.add(id);
            if (expired.size() == 1) {
                List<String> others = new ArrayList<>(List.of("a", "b", "c", "d"));
                others.remove(id);
                wheel.cancel(others.get(0));
                wheel.schedule(others.get(1), NOW + 6);
                wheel.schedule(id, NOW + 5);
                wheel.schedule("e", NOW);
            }
        });
        assertThat(expired).hasSize(2);
        assertThat(wheel.size()).isEqualTo(3);
        assertThat(expiredAt(NOW + 5)).containsExactlyInAnyOrder(expired.get(0), "e");
        assertThat(expiredAt(NOW + 6)).hasSize(1).doesNotContainAnyElementsOf(expired);
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void whatAThrowingConsumerDidNotSeeComesWithTheNextCall() {
        wheel.schedule("a", NOW);
        wheel.schedule("b", NOW);
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> wheel.advanceTo(NOW, id -> {
                    seen.add(id);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        seen.addAll(expiredAt(NOW));
        assertThat(seen).containsExactlyInAnyOrder("a", "b");
    }

    private List<String> expiredAt(long nowMs) {
        List<String> expired = new ArrayList<>();
        wheel.advanceTo(nowMs, expired::add);
        return expired;
    }
}
