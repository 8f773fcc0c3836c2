package io.pitwall.test.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Values of 20 MB go through a broker that takes records of 1 MB, and the rows of a car on the same partition go on
 * meanwhile. It prints how long they took, which depends on the machine and is no condition.
 */
@WithKafka
@Timeout(120)
class LargeValuesOnBrokerTest {

    private static final int IMAGES = 5;
    private static final int IMAGE_BYTES = 20_000_000;
    private static final int ROWS_BETWEEN_IMAGES = 250;

    @Test
    void twentyMegabytesArriveWholeAndHoldNobodyUp(Topics topics) throws Exception {
        String topic = topics.create("camera", 1);
        byte[] image = new byte[IMAGE_BYTES];
        new Random(20).nextBytes(image);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (var client = StreamingClient.connect(topics.bootstrapServers());
                var reader = TopicReader.committed(topics, topic)) {
            OutputTopic output = client.openOutputTopic(topic);
            StreamWriter camera = output.createStream("camera");
            StreamWriter car = output.createStream("car");
            Semaphore rows = new Semaphore(0);
            CountDownLatch written = new CountDownLatch(1);
            ArrivalTimes arrivals = new ArrivalTimes(topics, topic);
            Future<?> arriving = threads.submit(arrivals);
            Future<Integer> driven = threads.submit(() -> drive(car, rows, written));
            List<Long> imagesMs = new ArrayList<>();
            for (int i = 0; i < IMAGES; i++) {
                rows.acquire(ROWS_BETWEEN_IMAGES);
                rows.drainPermits();
                long startNs = System.nanoTime();
                camera.parameters()
                        .buffer()
                        .addTimestampMs(i)
                        .addValue("Image", image)
                        .write();
                camera.flush();
                imagesMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
            }
            written.countDown();
            int rowCount = driven.get();
            car.close();
            camera.close();
            output.flush();
            arriving.get();

            reader.readUntilEnded("car", "camera");
            assertImages(reader.messages("camera"), image);
            assertThat(reader.packets("car")).hasSize(rowCount);
            assertThat(rowsBetweenFragments(reader.records())).hasSizeGreaterThan(IMAGES);
            System.out.printf(
                    "%d images of %d MB, one after the other, in %s ms each; rows of the car, from write to consumer: %s%n",
                    IMAGES, IMAGE_BYTES / 1_000_000, imagesMs, arrivals);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A row about every 2 ms, until the images are written. */
    private static int drive(StreamWriter car, Semaphore rows, CountDownLatch written) throws InterruptedException {
        int row = 0;
        do {
            car.parameters().buffer().addTimestampMs(row).addValue("Row", row).write();
            row++;
            rows.release();
        } while (!written.await(2, TimeUnit.MILLISECONDS));
        return row;
    }

    private static void assertImages(List<StreamMessage> messages, byte[] image) {
        List<ParameterData> images = messages.stream()
                .filter(ParameterData.class::isInstance)
                .map(ParameterData.class::cast)
                .toList();
        assertThat(images).hasSize(IMAGES);
        for (int i = 0; i < IMAGES; i++) {
            assertThat(images.get(i).timeNs(0)).isEqualTo(i * 1_000_000L);
            assertThat(requireNonNull(images.get(i).binary("Image")).at(0)).isEqualTo(ByteBuffer.wrap(image));
        }
        assertThat(messages).last().isEqualTo(StreamEnd.closed());
    }

    /** The offsets of whole records that have fragments of one image before and behind them. */
    private static List<Long> rowsBetweenFragments(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Long> between = new ArrayList<>();
        List<Long> sinceFragment = new ArrayList<>();
        int fragments = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!ArrivalTimes.isFragment(record)) {
                sinceFragment.add(record.offset());
                continue;
            }
            if (ArrivalTimes.indexOf(record) > 0) {
                between.addAll(sinceFragment);
            }
            sinceFragment.clear();
            fragments++;
        }
        assertThat(fragments).isGreaterThanOrEqualTo(IMAGES * 20);
        return between;
    }
}
