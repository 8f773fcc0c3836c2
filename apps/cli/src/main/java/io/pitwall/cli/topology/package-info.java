/**
 * What can be said of a topology class without a broker.
 *
 * <pre>
 * TopologyOptions   the class and its jars; TopologyClass loads it
 * TopologyReport    plan, topics, stores and rights of a topology under an application id
 * InternalTopics    changelogs and repartition topics
 * PlanDocument      a plan as JSON, and read again to compare
 * DescribeCommand   shows them
 * ValidateCommand   finds what is wrong with a topology and its configuration
 * </pre>
 */
@NullMarked
package io.pitwall.cli.topology;

import org.jspecify.annotations.NullMarked;
