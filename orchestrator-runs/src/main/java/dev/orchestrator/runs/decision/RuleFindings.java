package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the rules find during one step. */
final class RuleFindings {

  private final List<Decision> decisions = new ArrayList<>();
  private final List<Wait> waits = new ArrayList<>();

  void decide(Decision decision) {
    decisions.add(decision);
  }

  void add(Wait wait) {
    waits.add(wait);
  }

  void await(int issue, Basis basis) {
    waits.add(new Wait(issue, basis, Optional.empty()));
  }

  void awaitUntil(int issue, Basis basis, Duration until) {
    waits.add(new Wait(issue, basis, Optional.of(until)));
  }

  boolean nothingDecided() {
    return decisions.isEmpty();
  }

  List<Wait> waits() {
    return waits;
  }

  Step step() {
    return new Step(decisions, waits);
  }
}
