package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What issues would begin at: known late now and then, and in conflict now and then. */
final class SimulatedBases {

  private final Chance chance;
  private final Weather weather;
  private final Flaw flaw;

  SimulatedBases(Chance chance, Weather weather, Flaw flaw) {
    this.chance = chance;
    this.weather = weather;
    this.flaw = flaw;
  }

  Map<Integer, BaseObservation> look(RunPlan plan, RunState state) {
    Map<Integer, BaseObservation> bases = new HashMap<>();
    for (BaseQuestion question : new BaseQuestions(plan, state).open()) {
      if (!chance.percent(weather.foggy ? 50 : 2)) {
        bases.put(question.issue(), BaseObservation.of(question, base(question), Set.of()));
      }
    }
    return bases;
  }

  private IssueBase base(BaseQuestion question) {
    List<Predecessor> held =
        question.held().stream()
            .filter(each -> flaw != Flaw.BASES_LACK_WHAT_THEY_BUILD_ON || chance.percent(50))
            .map(
                each ->
                    new Predecessor(
                        each.issue(),
                        each.repository(),
                        each.branch(),
                        each.tip().orElse(""),
                        true))
            .toList();
    boolean clash = held.size() > 1 && chance.percent(20);
    return new IssueBase(
        "ba5e",
        "main",
        "ba5e",
        held,
        clash
            ? Optional.of(new MergeConflict(List.of(held.get(1).commit()), List.of("file")))
            : Optional.empty(),
        List.of());
  }
}
