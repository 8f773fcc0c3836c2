package io.pitwall.dsl.processing.wrong;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.test.TelemetryTest;

/** Deliberately wrong: an operator that knows plan, language and test kit. */
public record PlanInOperator(PitwallConfig config, Plan plan, TelemetryTest test) {}
