package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Bases for tests that are about something else: whatever may begin has one. */
public final class TestBases {

  private TestBases() {}

  /** The same look at the world, with a base for each issue that may begin. */
  public static Snapshot with(Snapshot seen, RunPlan plan, RunState state) {
    return new Snapshot(seen.attempts(), seen.host(), of(plan, state));
  }

  private static Map<Integer, BaseObservation> of(RunPlan plan, RunState state) {
    return new BaseQuestions(plan, state)
        .open().stream()
            .collect(
                Collectors.toMap(
                    BaseQuestion::issue,
                    question -> BaseObservation.of(question, base(question), Set.of())));
  }

  /** As if everything that it builds on fitted together. */
  public static IssueBase base(BaseQuestion question) {
    List<Predecessor> predecessors =
        question.held().stream()
            .map(
                each ->
                    new Predecessor(
                        each.issue(),
                        each.repository(),
                        each.branch(),
                        each.tip().orElse(""),
                        true))
            .toList();
    return new IssueBase("ba5e", "origin/main", "ba5e", predecessors, Optional.empty(), List.of());
  }
}
