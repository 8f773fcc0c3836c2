package io.pitwall.cli.demo;

import java.util.List;

/** The topics that the RaceControl example reads and writes. */
final class DemoTopics {

    static final String INPUT = "car-data";
    static final String BRAKINGS = "hard-braking";
    static final String LAPS = "lap-times";
    static final String ALARMS = "engine-alarms";
    static final List<String> OUTPUTS = List.of(BRAKINGS, LAPS, ALARMS);

    private DemoTopics() {}
}
