package io.pitwall.dsl.wrong;

import io.pitwall.state.CommitGate;
import java.util.Map;

final class GateInLanguage {
    final CommitGate gate = CommitGate.restoring(Map.of());
}
