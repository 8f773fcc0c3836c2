package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.StreamsConfig;

/** Random rows, releases, evictions, commits, commits that fail, and crashes; every row is a time of its own. */
class PacketBufferLayoutPropertyTest {

    private static final Packets RULE = Packets.named("held").everyRows(7);
    private static final String CAR = "car-1";

    @Property(tries = 300)
    void underExactlyOnceEveryRowComesOutOnceAndInOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> steps) {
        Run run = new Run(StreamsConfig.EXACTLY_ONCE_V2);
        steps.forEach(run::take);
        assertThat(run.committedAndHeld()).isEqualTo(run.input());
    }

    @Property(tries = 300)
    void underAtLeastOnceEveryRowComesOut(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> steps) {
        Run run = new Run(StreamsConfig.AT_LEAST_ONCE);
        steps.forEach(run::take);
        assertThat(new HashSet<>(run.committedAndHeld())).containsAll(run.input());
    }

    private static final class Run {

        private final String guarantee;
        private StoreFixture<StoredPacketBuffer> fixture;
        private long added;
        private long committedInput;
        private int committedLength;
        private final List<Long> out = new ArrayList<>();
        private int committedOut;
        private int crashes;

        Run(String guarantee) {
            this.guarantee = guarantee;
            this.fixture = on(new LoggedMap());
        }

        private StoreFixture<StoredPacketBuffer> on(LoggedMap inner) {
            return new StoreFixture<>(inner, new PacketBufferLayout(RULE), guarantee, 450 + LiveEntry.OVERHEAD_BYTES);
        }

        void take(int step) {
            switch (step) {
                case 0 -> release();
                case 1, 2 -> commit();
                case 3 -> fixture.store.betweenRecords();
                case 4 -> crash();
                case 9 -> fixture.store.flushCache();
                default -> add(step - 4);
            }
        }

        private void add(int rowCount) {
            var rows = ParameterData.builder();
            for (int row = 0; row < rowCount; row++) {
                rows.row(added++).put("Brake", 1);
            }
            if (fixture.store.get(CAR) == null) {
                fixture.store.put(CAR, new StoredPacketBuffer(new PacketBuffer(RULE)));
            }
            fixture.object(CAR).buffer().add(rows.build(), 0, this::released);
            fixture.store.changed(CAR);
        }

        private void release() {
            StoredPacketBuffer live = fixture.store.get(CAR);
            if (live != null) {
                live.buffer().release(this::released);
                fixture.store.remove(CAR);
            }
        }

        private void released(ParameterData packet) {
            for (long timeNs : packet.timesNs()) {
                out.add(timeNs);
            }
        }

        private void commit() {
            fixture.commit();
            committedInput = added;
            committedOut = out.size();
            committedLength = fixture.inner.changelog.size();
        }

        /**
         * Back to the committed input and output: what was sent since is lost. Under at-least-once with some of the
         * changelog that was written since.
         */
        private void crash() {
            List<LoggedMap.Change> changelog = fixture.inner.changelog;
            int length = committedLength;
            if (guarantee.equals(StreamsConfig.AT_LEAST_ONCE)) {
                length += crashes++ % (changelog.size() - committedLength + 1);
            }
            out.subList(committedOut, out.size()).clear();
            fixture = on(LoggedMap.restored(changelog, length));
            added = committedInput;
            committedLength = length;
        }

        List<Long> committedAndHeld() {
            List<Long> all = new ArrayList<>(out);
            StoredPacketBuffer live = fixture.store.get(CAR);
            if (live != null) {
                live.buffer().held().forEach(piece -> {
                    for (long timeNs : piece.timesNs()) {
                        all.add(timeNs);
                    }
                });
            }
            return all;
        }

        List<Long> input() {
            List<Long> input = new ArrayList<>();
            for (long time = 0; time < added; time++) {
                input.add(time);
            }
            return input;
        }
    }
}
