package dev.orchestrator.workers.simulation;

import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.Budgets;
import dev.orchestrator.runs.plan.DeclaredStatus;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.LandPolicy;
import dev.orchestrator.runs.plan.Limits;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.ProjectContext;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.RunSettings;
import dev.orchestrator.runs.plan.Stage;
import dev.orchestrator.runs.plan.VerifyRules;
import dev.orchestrator.runs.plan.VerifySpec;
import dev.orchestrator.runs.plan.WorktreePreparation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plans drawn by chance: a few issues, some dependencies, one or two stages, few workers. */
final class SimulatedPlan {

  private SimulatedPlan() {}

  static RunPlan draw(Chance chance) {
    List<Issue> issues = new ArrayList<>();
    int count = chance.between(1, 5);
    for (int number = 1; number <= count; number++) {
      issues.add(issue(number, chance));
    }
    return plan(issues, settings(chance), chance);
  }

  /** The plan with one issue more, which may depend on those that are there. */
  static RunPlan grown(RunPlan plan, Chance chance) {
    List<Issue> issues = new ArrayList<>(plan.issues());
    int number = issues.stream().mapToInt(Issue::number).max().orElse(0) + 1;
    issues.add(issue(number, chance));
    return with(plan, issues.stream().filter(i -> known(i, issues)).toList());
  }

  /** The plan without one issue on which none depends. */
  static RunPlan shrunk(RunPlan plan, Chance chance) {
    Issue gone = chance.oneOf(plan.issues());
    boolean needed =
        plan.issues().size() == 1
            || plan.issues().stream().anyMatch(i -> i.dependsOn().contains(gone.number()));
    return needed
        ? plan
        : with(plan, plan.issues().stream().filter(issue -> !issue.equals(gone)).toList());
  }

  private static boolean known(Issue issue, List<Issue> issues) {
    return issue.dependsOn().stream()
        .allMatch(number -> issues.stream().anyMatch(other -> other.number() == number));
  }

  private static RunPlan with(RunPlan plan, List<Issue> issues) {
    return new RunPlan(
        plan.project(),
        plan.file(),
        plan.fingerprint(),
        plan.session(),
        plan.repositories(),
        plan.settings(),
        plan.context(),
        plan.pipeline(),
        plan.initialAssignments(),
        issues,
        List.of());
  }

  private static Issue issue(int number, Chance chance) {
    List<Integer> dependencies = new ArrayList<>();
    for (int other = 1; other < number; other++) {
      if (chance.percent(25)) {
        dependencies.add(other);
      }
    }
    return new Issue(
        number,
        "issue " + number,
        "",
        chance.between(1, 2),
        dependencies,
        chance.between(1, 2),
        DeclaredStatus.PENDING,
        OptionalInt.empty(),
        "repo",
        "",
        Optional.empty(),
        Optional.empty(),
        BasePolicy.DEFAULT);
  }

  private static RunPlan plan(List<Issue> issues, RunSettings settings, Chance chance) {
    OptionalInt limit = chance.percent(10) ? OptionalInt.of(1) : OptionalInt.empty();
    PlanRepository repository =
        new PlanRepository(
            "repo",
            Path.of("/repo"),
            Path.of("/repo-worktrees"),
            "issue-",
            "main",
            "",
            limit,
            java.util.Optional.empty());
    List<Stage> pipeline =
        chance.percent(70) ? List.of(stage("implement")) : List.of(stage("draft"), stage("finish"));
    return new RunPlan(
        "simulated",
        Path.of("/plan"),
        "f",
        "simulated",
        Map.of("repo", repository),
        settings,
        new ProjectContext("", "", "", List.of(), "", List.of()),
        pipeline,
        chance.percent(20) ? Map.of(1, issues.get(0).number()) : Map.of(),
        issues,
        List.of());
  }

  private static Stage stage(String name) {
    return new Stage(
        name, Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty());
  }

  private static RunSettings settings(Chance chance) {
    return new RunSettings(
        chance.between(1, 3),
        Duration.ofMinutes(chance.percent(20) ? 1 : 10),
        chance.between(0, 2),
        Duration.ofMinutes(15),
        chance.percent(30) ? Optional.of(Duration.ofHours(1)) : Optional.empty(),
        Duration.ofSeconds(chance.percent(50) ? 0 : 30),
        BasePolicy.DEFAULT,
        chance.percent(40) ? LandPolicy.AUTO : LandPolicy.MANUAL,
        false,
        AgentSpec.named("claude"),
        VerifyRules.of(VerifySpec.NOTHING),
        Optional.empty(),
        Optional.empty(),
        WorktreePreparation.DEFAULT,
        OptionalLong.empty(),
        Limits.DEFAULT,
        Budgets.NONE);
  }
}
