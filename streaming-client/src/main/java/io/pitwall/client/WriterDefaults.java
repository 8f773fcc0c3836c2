package io.pitwall.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is added to what a writer is given.
 *
 * @param epochNs what relative times count from, in nanoseconds since the Unix epoch
 * @param parameterTags for rows that have no such tag
 * @param eventTags for events that have no such tag
 * @param parameterLocation where definitions of parameters go that name no place
 * @param eventLocation where definitions of events go that name no place
 */
record WriterDefaults(
        long epochNs,
        Map<String, String> parameterTags,
        Map<String, String> eventTags,
        String parameterLocation,
        String eventLocation) {

    static final WriterDefaults NONE = new WriterDefaults(0, Map.of(), Map.of(), "", "");

    WriterDefaults withEpochNs(long ns) {
        return new WriterDefaults(ns, parameterTags, eventTags, parameterLocation, eventLocation);
    }

    WriterDefaults withParameterTag(String name, String value) {
        return new WriterDefaults(
                epochNs, with(parameterTags, name, value), eventTags, parameterLocation, eventLocation);
    }

    WriterDefaults withEventTag(String name, String value) {
        return new WriterDefaults(
                epochNs, parameterTags, with(eventTags, name, value), parameterLocation, eventLocation);
    }

    WriterDefaults withParameterLocation(String location) {
        return new WriterDefaults(epochNs, parameterTags, eventTags, location, eventLocation);
    }

    WriterDefaults withEventLocation(String location) {
        return new WriterDefaults(epochNs, parameterTags, eventTags, parameterLocation, location);
    }

    private static Map<String, String> with(Map<String, String> tags, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(tags);
        changed.put(name, value);
        return changed;
    }
}
