/**
 * {@code pitwall demo}: simulated cars, a broker, a topology and a live table in one process.
 *
 * <pre>
 * DemoCommand      options, Ctrl-C, exit code
 * Demo             starts broker and topology, and ends them the other way round
 * Race             the cars in front of the topology, the scoreboard behind it
 * Instance         the running topology: LocalInstance, or ProcessInstance (InstanceMain), which CrashPlan kills
 *
 * Track, Corner    where cars must slow down
 * Car              who drives
 * CarSimulator     the physics of one car (Gearbox, Engine): a CarRow for each step; no Kafka, no clock
 * CarFeed          the rows of one car as stream messages
 * Fleet            all feeds, advanced together
 * CarWriter        writes what the fleet has to say, paced by a Ticker
 *
 * OutputReader     reads what the topology writes
 * BrakingCounter   hard brakings in the rows of one stream
 * Scoreboard       the numbers of all cars (CarScore, LapScore); Snapshot and CarStatus are their values at one moment
 *
 * Display          LiveDisplay (LiveTable on a Terminal) or PlainDisplay (PlainLines)
 * Summary          what is printed at the end
 * </pre>
 */
@NullMarked
package io.pitwall.cli.demo;

import org.jspecify.annotations.NullMarked;
