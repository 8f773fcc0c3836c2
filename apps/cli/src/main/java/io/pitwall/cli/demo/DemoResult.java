package io.pitwall.cli.demo;

import java.time.Duration;

/**
 * How a race ended.
 *
 * @param raced how long the cars drove
 */
record DemoResult(Snapshot end, Duration raced) {}
