package io.pitwall.cli.demo;

/** How hot an engine is: work heats it, and its cooling holds unless it leaks. Not safe for use by several threads. */
final class Engine {

    private static final double START_CELSIUS = 90;
    private static final double IDLE_CELSIUS = 94;
    private static final double WORK_CELSIUS = 12;
    private static final double LEAK_CELSIUS = 42;
    private static final double SLOWNESS_S = 9;
    private static final double LEAK_AFTER_S = 8;

    private final boolean leaks;
    private double celsius = START_CELSIUS;
    private double runningS;

    /** @param leaks whether its cooling fails soon after the start */
    Engine(boolean leaks) {
        this.leaks = leaks;
    }

    /** Its temperature after so many seconds more. */
    double run(double throttle, double seconds) {
        runningS += seconds;
        double leak = leaks && runningS > LEAK_AFTER_S ? LEAK_CELSIUS : 0;
        double target = IDLE_CELSIUS + WORK_CELSIUS * throttle + leak;
        celsius += (target - celsius) * seconds / SLOWNESS_S;
        return celsius;
    }
}
