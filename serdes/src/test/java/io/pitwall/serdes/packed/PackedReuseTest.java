package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One format writes block after block, for several threads, with what it has made for the ones before. */
class PackedReuseTest {

    /** More than there are places for what is used again, so that some share one. */
    private static final int THREADS = 20;

    @Test
    void nothingOfOneBlockIsLeftInTheNext() throws Exception {
        PackedFormat shared = new PackedFormat();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> writers = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(seed -> () -> comesBack(shared, new Random(seed)))
                    .toList();
            for (Future<Boolean> result : threads.invokeAll(writers)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean comesBack(PackedFormat format, Random random) {
        for (int block = 0; block < 60; block++) {
            ParameterData data = data(random, block % 50 == 49 ? 20_000 : random.nextInt(30));
            assertThat(format.decode(format.encode(data))).isEqualTo(data);
        }
        return true;
    }

    private static ParameterData data(Random random, int rowCount) {
        var rows = ParameterData.builder();
        int channels = 1 + random.nextInt(4);
        for (int row = 0; row < rowCount; row++) {
            var cells = rows.row(random.nextInt(1_000) * 1_000_000L);
            for (int channel = 0; channel < channels; channel++) {
                if (random.nextInt(5) > 0) {
                    cells.put("Channel" + channel, random.nextBoolean() ? random.nextGaussian() : channel);
                }
            }
            cells.put("Note", "note " + random.nextInt(3)).tag("Lap", "" + row / 10);
        }
        return rows.build();
    }
}
