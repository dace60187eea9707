package dev.orchestrator.runs.forecast;

import dev.orchestrator.runs.base.BaseObservation;
import dev.orchestrator.runs.base.BaseQuestion;
import dev.orchestrator.runs.base.Dependency;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.Predecessor;
import dev.orchestrator.runs.decision.BaseQuestions;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.RunState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What issues would begin at. The work that is there is looked at; the work that attempts of the
 * forecast would leave is taken to fit together with the rest, and to be merged by nobody but the
 * run itself.
 */
final class ForecastBases {

  private final RunPlan plan;
  private final Function<BaseQuestion, BaseObservation> look;
  private final Map<BaseQuestion, BaseObservation> answers = new HashMap<>();
  private final Set<Integer> foreseen = new HashSet<>();
  private final Set<Integer> landed = new HashSet<>();

  ForecastBases(RunPlan plan, Function<BaseQuestion, BaseObservation> look) {
    this.plan = plan;
    this.look = look;
  }

  /** From now on the work on an issue is that of the forecast. */
  void passed(int issue) {
    foreseen.add(issue);
  }

  /** From now on the work on an issue is in the base branch. */
  void landed(int issue) {
    landed.add(issue);
    answers.clear();
  }

  Map<Integer, BaseObservation> look(RunState state) {
    return new BaseQuestions(plan, state)
        .open().stream()
            .collect(
                Collectors.toMap(
                    BaseQuestion::issue,
                    question -> answers.computeIfAbsent(question, this::answer)));
  }

  private BaseObservation answer(BaseQuestion question) {
    BaseObservation there = look.apply(with(question, dependencies(question, false)));
    return there
        .base()
        .map(base -> foresee(question, base, there.unmerged(), dependencies(question, true)))
        .orElseGet(() -> BaseObservation.none(question, there.problem()));
  }

  private List<Dependency> dependencies(BaseQuestion question, boolean ofForecast) {
    return question.dependencies().stream()
        .filter(each -> foreseen.contains(each.issue()) == ofForecast)
        .toList();
  }

  private static BaseQuestion with(BaseQuestion question, List<Dependency> dependencies) {
    return new BaseQuestion(
        question.issue(), question.repository(), question.independent(), dependencies);
  }

  private BaseObservation foresee(
      BaseQuestion question, IssueBase base, Set<Integer> unmerged, List<Dependency> dependencies) {
    List<Dependency> held = question.held();
    Stream<Predecessor> predecessors =
        dependencies.stream().map(each -> predecessor(each, held.contains(each)));
    Stream<Integer> waited =
        dependencies.stream().filter(Dependency::direct).map(Dependency::issue);
    return BaseObservation.of(
        question,
        new IssueBase(
            base.commit(),
            base.branch(),
            base.branchCommit(),
            Stream.concat(base.predecessors().stream(), predecessors).toList(),
            base.conflict(),
            base.remarks()),
        Stream.concat(unmerged.stream(), waited)
            .filter(issue -> !landed.contains(issue))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Predecessor predecessor(Dependency dependency, boolean held) {
    return new Predecessor(
        dependency.issue(),
        dependency.repository(),
        dependency.branch(),
        dependency.tip().orElse(""),
        held);
  }
}
