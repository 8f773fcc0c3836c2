package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class CarWriterTest {

    private static final List<Car> CARS = Car.grid(2);

    private final MockProducer<String, StreamMessage> producer =
            new MockProducer<>(true, null, new StreamIdSerde().serializer(), new StreamMessageSerde().serializer());
    private final OneSecond ticker = new OneSecond();
    private final Scoreboard scoreboard = new Scoreboard(CARS);
    private final CarWriter writer =
            new CarWriter(producer, Fleet.of(CARS, Track.pitwallRing(), 1), scoreboard, ticker);

    /** Time that passes only while somebody waits, and stops after a second. */
    private static final class OneSecond implements Ticker {

        private static final long END_NS = 1_000_000_000;

        private final AtomicLong nowNs = new AtomicLong();
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public long nanoTime() {
            return nowNs.get();
        }

        @Override
        public Instant now() {
            return Instant.ofEpochSecond(0, nowNs.get());
        }

        @Override
        public void pause(long nanos) {
            if (nowNs.getAndUpdate(now -> Math.min(END_NS, now + nanos)) == END_NS) {
                over.countDown();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void writesPropertiesThenRowsInRealTimeThenEnds() throws InterruptedException {
        writer.open();
        writer.start();
        assertThat(ticker.over.await(10, TimeUnit.SECONDS)).isTrue();
        writer.close();

        List<StreamMessage> first = producer.history().stream()
                .filter(record -> record.key().equals("car-1"))
                .map(ProducerRecord::value)
                .toList();
        assertThat(first.get(0)).isInstanceOf(StreamProperties.class);
        assertThat(first.get(first.size() - 1)).isEqualTo(StreamEnd.closed());
        assertThat(first.stream()
                        .filter(ParameterData.class::isInstance)
                        .mapToInt(message -> ((ParameterData) message).rowCount())
                        .sum())
                .isEqualTo(61);
        assertThat(producer.history()).allMatch(record -> record.topic().equals("car-data"));
        assertThat(producer.closed()).isTrue();
        assertThat(scoreboard.snapshot(Instant.EPOCH).rowsIn()).isEqualTo(122);
        assertThat(scoreboard.snapshot(Instant.EPOCH).valuesIn()).isEqualTo(122 * 8);
    }

    @Test
    void endsTheStreamsOfCarsThatNeverDrove() {
        writer.open();
        writer.close();
        writer.close();

        assertThat(producer.history()).hasSize(4);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void tellsWhenSomethingCannotBeWritten() {
        writer.open();
        producer.sendException = new TimeoutException("no broker");
        writer.start();

        assertThat(writer.failure())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
        writer.close();
    }
}
