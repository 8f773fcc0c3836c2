package io.pitwall.serdes.quix;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How parameter data is written. Whatever is not parameter data is always {@link #JSON}. */
public enum TimeseriesCodecName {
    /** {@code JT}: readable by every Quix app. */
    JSON("JT"),
    /**
     * {@code JT-PaDa-1}: compact JSON, for readers of the Quix Streaming SDK. Data that it cannot express exactly is
     * written as {@link #JSON}: NaN, infinities, -0.0, numbers that sums of differences would change.
     */
    COMPACT_JSON("JT-PaDa-1"),
    /** {@code PB-Pd}: protobuf, for readers of the Quix Streaming SDK. */
    PROTOBUF("PB-Pd");

    private final String id;

    TimeseriesCodecName(String id) {
        this.id = id;
    }

    /** The codec id on the wire and in the configuration. */
    public String id() {
        return id;
    }

    static TimeseriesCodecName of(String id) {
        return Arrays.stream(values())
                .filter(codec -> codec.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is no codec of Quix timeseries; there is "
                        + Arrays.stream(values()).map(TimeseriesCodecName::id).collect(Collectors.joining(", "))));
    }
}
