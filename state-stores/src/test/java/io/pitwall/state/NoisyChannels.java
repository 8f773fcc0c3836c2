package io.pitwall.state;

import io.pitwall.data.ParameterData;
import java.util.Random;

/** Rows of a millisecond each: waves with noise, of two decimals, as from a logger. */
final class NoisyChannels {

    private NoisyChannels() {}

    /** @param first the time of the first row, in ms since the Unix epoch */
    static ParameterData rows(long first, int count, int channels, Random random) {
        var rows = ParameterData.builder();
        for (int row = 0; row < count; row++) {
            long tick = first + row;
            var cells = rows.row(tick * 1_000_000);
            for (int channel = 0; channel < channels; channel++) {
                double signal = 100 + 50 * Math.sin(tick * 0.001 * (channel + 1)) + random.nextGaussian();
                cells.put("Channel" + channel, Math.rint(signal * 100) / 100);
            }
        }
        return rows.build();
    }
}
