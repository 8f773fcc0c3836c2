/**
 * The command line {@code pitwall}: one class per command.
 *
 * <pre>
 * PitwallCli          options that all commands have, errors, logging
 * BrokerCommand       an embedded Kafka that other processes use
 * ProduceCommand      a CSV recording becomes a stream (csv.*)
 * RunCommand          runs a topology class
 * TailCommand         prints what is in a topic (tail.*)
 * bench.BenchCommand  measures formats on a recording
 * DemoCommand         all of it in one process, with simulated cars (demo.*)
 * </pre>
 */
@NullMarked
package io.pitwall.cli;

import org.jspecify.annotations.NullMarked;
