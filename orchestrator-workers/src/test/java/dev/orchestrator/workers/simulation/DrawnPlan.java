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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plans in which everything that has a say in the order of a run is drawn by chance. */
final class DrawnPlan {

  private final Chance chance;
  private final int issues;
  private final int repositories;

  DrawnPlan(Chance chance) {
    this.chance = chance;
    this.issues = chance.between(1, 14);
    this.repositories = chance.between(1, 3);
  }

  RunPlan draw() {
    List<Issue> drawn = new ArrayList<>();
    for (int number = 1; number <= issues; number++) {
      drawn.add(issue(number));
    }
    Map<String, PlanRepository> known = new LinkedHashMap<>();
    for (int key = 1; key <= repositories; key++) {
      known.put("repo" + key, repository("repo" + key));
    }
    int workers = chance.between(1, 4);
    return new RunPlan(
        "drawn",
        Path.of("/plan"),
        "f",
        "drawn",
        known,
        settings(workers),
        new ProjectContext("", "", "", List.of(), "", List.of()),
        chance.percent(60) ? List.of(stage("implement")) : List.of(stage("draft"), stage("finish")),
        assignments(workers),
        drawn,
        List.of());
  }

  private Issue issue(int number) {
    List<Integer> dependencies = new ArrayList<>();
    for (int other = 1; other < number; other++) {
      if (chance.percent(15)) {
        dependencies.add(other);
      }
    }
    return new Issue(
        number,
        "issue " + number,
        "",
        chance.between(1, 3),
        dependencies,
        chance.between(1, 3),
        declared(),
        OptionalInt.empty(),
        "repo" + chance.between(1, repositories),
        "",
        Optional.empty(),
        chance.percent(20) ? Optional.of(AgentSpec.named("codex")) : Optional.empty(),
        base());
  }

  private DeclaredStatus declared() {
    return chance.percent(85)
        ? DeclaredStatus.PENDING
        : chance.percent(70) ? DeclaredStatus.COMPLETED : DeclaredStatus.FAILED;
  }

  private BasePolicy base() {
    BasePolicy usual = BasePolicy.DEFAULT;
    return chance.percent(90)
        ? usual
        : new BasePolicy(usual.start(), usual.onConflict(), BasePolicy.Release.MERGED);
  }

  private PlanRepository repository(String key) {
    return new PlanRepository(
        key,
        Path.of("/" + key),
        Path.of("/" + key + "-worktrees"),
        "issue-",
        "main",
        "",
        chance.percent(25) ? OptionalInt.of(chance.between(1, 2)) : OptionalInt.empty(),
        Optional.empty());
  }

  private Map<Integer, Integer> assignments(int workers) {
    Map<Integer, Integer> assignments = new HashMap<>();
    for (int worker = 1; worker <= workers; worker++) {
      if (chance.percent(15)) {
        assignments.put(worker, chance.between(1, issues));
      }
    }
    return assignments;
  }

  private static Stage stage(String name) {
    return new Stage(
        name, Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty());
  }

  private RunSettings settings(int workers) {
    return new RunSettings(
        workers,
        Duration.ofMinutes(1),
        chance.between(0, 2),
        Duration.ofMinutes(15),
        chance.percent(30) ? Optional.of(Duration.ofHours(1)) : Optional.empty(),
        Duration.ofSeconds(chance.percent(50) ? 0 : 30),
        BasePolicy.DEFAULT,
        chance.percent(25) ? LandPolicy.AUTO : LandPolicy.MANUAL,
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
