/**
 * What a topology class says, as immutable values: a tree of {@link io.pitwall.dsl.plan.PlanNode}s in the order in which
 * they were said, each naming the node it reads from. A plan tells itself as text and as a flowchart, and {@link
 * io.pitwall.dsl.plan.Compatibility} says what state another version of it keeps.
 */
@NullMarked
package io.pitwall.dsl.plan;

import org.jspecify.annotations.NullMarked;
