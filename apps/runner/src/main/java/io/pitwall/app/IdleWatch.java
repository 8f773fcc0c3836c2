package io.pitwall.app;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/** Tells when a running application has read its input to the end and nothing has happened for a while. */
final class IdleWatch {

    /** The broker is asked no more often than this. */
    private static final long PROBE_INTERVAL_NS = Duration.ofSeconds(1).toNanos();

    private final KafkaStreams streams;
    private final Set<String> outputTopics;
    private final InputProbe input;
    private final long idleNs;
    private Throughput last = new Throughput(-1, -1);
    private long lastChangeNs;
    private long nextProbeNs;

    IdleWatch(KafkaStreams streams, Set<String> outputTopics, InputProbe input, Duration idle, long nowNs) {
        this.streams = streams;
        this.outputTopics = outputTopics;
        this.input = input;
        this.idleNs = idle.toNanos();
        this.lastChangeNs = nowNs;
        this.nextProbeNs = nowNs;
    }

    boolean isIdle(long nowNs) {
        Throughput now = Throughput.of(streams, outputTopics);
        if (!now.equals(last) || streams.state() != KafkaStreams.State.RUNNING) {
            last = now;
            lastChangeNs = nowNs;
            return false;
        }
        if (nowNs - lastChangeNs < idleNs || nowNs - nextProbeNs < 0) {
            return false;
        }
        nextProbeNs = nowNs + PROBE_INTERVAL_NS;
        return input.isReadToTheEnd();
    }
}
