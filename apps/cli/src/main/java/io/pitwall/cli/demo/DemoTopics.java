package io.pitwall.cli.demo;

/** The topics that the HardBraking example reads and writes. */
final class DemoTopics {

    static final String INPUT = "car-data";
    static final String OUTPUT = "hard-braking";

    private DemoTopics() {}
}
