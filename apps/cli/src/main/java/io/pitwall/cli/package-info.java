/**
 * The command line {@code pitwall}: one class per command. What they print and ask is made by {@code text.*}.
 *
 * <pre>
 * PitwallCli           options that all commands have, errors, logging
 * BrokerCommand        an embedded Kafka that other processes use (DiskWatch)
 * ProduceCommand       CSV recordings become streams (csv.*)
 * RunCommand           runs a topology class
 * DescribeCommand      what a topology says and needs; ValidateCommand: what is wrong with it (topology.*)
 * TailCommand          prints what is in a topic (tail.*)
 * TopicsCommand        what topics there are; StreamsCommand: what streams are in one (read.*)
 * DeadLettersCommand   shows dead letters and sends them again (letters.*)
 * ResetCommand         makes an application forget (reset.*)
 * bench.BenchCommand   measures formats on a recording
 * DemoCommand          all of it in one process, with simulated cars (demo.*)
 * </pre>
 */
@NullMarked
package io.pitwall.cli;

import org.jspecify.annotations.NullMarked;
