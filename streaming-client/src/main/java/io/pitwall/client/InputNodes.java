package io.pitwall.client;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of the processors and stores of one input topic. Names of stores are those of changelogs: they stay, so that state
 * does.
 *
 * @param topic that is read
 * @param outputs what is written to, by name
 */
record InputNodes(String topic, Map<String, OutputTopic> outputs) {

    static InputNodes of(String topic, Collection<OutputTopic> outputs) {
        Map<String, OutputTopic> byName = new TreeMap<>();
        outputs.forEach(output -> byName.put(output.name(), output));
        return new InputNodes(topic, byName);
    }

    /** Whether handlers may write streams there: it was opened for writing, and is not the topic that they read. */
    boolean takesStreams(String output) {
        return outputs.containsKey(output) && !isLoop(output);
    }

    /**
     * Whether streams that handlers write there would be read again for ever. Another stream id does not help: its handlers would
     * write the next one, there are ever more.
     */
    boolean isLoop(String output) {
        return topic.equals(output);
    }

    String source() {
        return topic + ".source";
    }

    String decoder() {
        return topic + ".decode";
    }

    String contexts() {
        return topic + ".streams";
    }

    String handlers() {
        return topic + ".handlers";
    }

    String deadLetterSink() {
        return topic + ".dead-letters";
    }

    /** Takes stream messages for a topic. No topic has a colon in its name, so that no two of these are the same. */
    String exit(String output) {
        return topic + ":to:" + output;
    }

    /** Takes records for a topic. */
    String sink(String output) {
        return exit(output) + ":sink";
    }

    String fragmentStore() {
        return topic + ".fragments";
    }

    String contextStore() {
        return topic + ".context";
    }

    /** What the streams' buffers hold. */
    String bufferStore() {
        return topic + ".client-buffers";
    }

    /** The streams' states. */
    String stateStore() {
        return topic + ".client-state";
    }

    /** What is known of the streams that are written. */
    String writerStore() {
        return topic + ".client-writers";
    }

    /** What the buffers of the streams that are written hold. */
    String heldStore() {
        return topic + ".client-held";
    }
}
