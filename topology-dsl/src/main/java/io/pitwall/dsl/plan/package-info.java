/**
 * What a topology class says, as immutable values: a tree of {@link io.pitwall.dsl.plan.PlanNode}s in the order in which
 * they were said, each naming the node it reads from.
 */
@NullMarked
package io.pitwall.dsl.plan;

import org.jspecify.annotations.NullMarked;
