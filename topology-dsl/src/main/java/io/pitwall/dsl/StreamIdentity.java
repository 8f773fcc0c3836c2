package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

/**
 * How the streams of an output topic are called after those they come from.
 *
 * <p>A stream under another id names its origin as its parent. Immutable.
 *
 * @param prefix put in front of the id
 * @param suffix put behind the id
 */
public record StreamIdentity(String prefix, String suffix) {

    public StreamIdentity {
        requireNonNull(prefix, "prefix");
        requireNonNull(suffix, "suffix");
    }

    /**
     * The same id; no parent is added.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .to("gears-unchanged", StreamIdentity.unchanged());
     * }</pre>
     */
    public static StreamIdentity unchanged() {
        return new StreamIdentity("", "");
    }

    /**
     * The id with something in front.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .to("gears-prefixed", StreamIdentity.prefixed("gears-"));
     * }</pre>
     */
    public static StreamIdentity prefixed(String prefix) {
        return new StreamIdentity(notEmpty("prefix", prefix), "");
    }

    /**
     * The id with something behind.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .to("gears-suffixed", StreamIdentity.suffixed("-gears"));
     * }</pre>
     */
    public static StreamIdentity suffixed(String suffix) {
        return new StreamIdentity("", notEmpty("suffix", suffix));
    }

    private static String notEmpty(String what, String text) {
        if (requireNonNull(text, what).isEmpty()) {
            throw new IllegalArgumentException(
                    "the " + what + " is empty; StreamIdentity.unchanged() keeps ids as they are");
        }
        return text;
    }

    /** True when streams keep their ids. */
    public boolean keepsIds() {
        return prefix.isEmpty() && suffix.isEmpty();
    }

    /** The id under which a stream is written. */
    public String outputId(String streamId) {
        return keepsIds() ? streamId : prefix + streamId + suffix;
    }

    /** For people: {@code <id>-hard-braking}. */
    @Override
    public String toString() {
        return outputId("<id>");
    }
}
