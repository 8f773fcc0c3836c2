package io.pitwall.cli.demo;

import java.time.Duration;

/**
 * How a race ended.
 *
 * @param raced how long the cars drove
 * @param killCount how often the instance was killed
 */
record DemoResult(Snapshot end, Duration raced, int killCount) {}
