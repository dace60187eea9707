package dev.orchestrator.runs.decision;

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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Plans for tests, changed word by word. */
public final class TestPlan {

  private final List<Issue> issues = new ArrayList<>();
  private final Map<Integer, Integer> assignments = new LinkedHashMap<>();
  private List<String> stages = List.of("implement");
  private int workers = 2;
  private int retries = 1;
  private Duration stagger = Duration.ZERO;
  private Optional<Duration> wallClock = Optional.empty();
  private OptionalInt repositoryLimit = OptionalInt.empty();
  private Budgets budgets = Budgets.NONE;
  private AgentSpec agent = AgentSpec.named("claude");
  private BasePolicy base = BasePolicy.DEFAULT;
  private LandPolicy land = LandPolicy.MANUAL;

  public static TestPlan of(int... numbers) {
    TestPlan plan = new TestPlan();
    for (int number : numbers) {
      plan.issue(number);
    }
    return plan;
  }

  public TestPlan issue(int number, Integer... dependsOn) {
    return ordered(number, 1, 1, dependsOn);
  }

  public TestPlan ordered(int number, int wave, int priority, Integer... dependsOn) {
    return declared(number, wave, priority, DeclaredStatus.PENDING, dependsOn);
  }

  TestPlan declared(
      int number, int wave, int priority, DeclaredStatus status, Integer... dependsOn) {
    issues.add(
        new Issue(
            number,
            "issue " + number,
            "",
            priority,
            List.of(dependsOn),
            wave,
            status,
            OptionalInt.empty(),
            "repo",
            "",
            Optional.empty(),
            Optional.empty(),
            BasePolicy.DEFAULT));
    return this;
  }

  TestPlan without(int number) {
    issues.removeIf(issue -> issue.number() == number);
    return this;
  }

  public TestPlan stages(String... names) {
    stages = List.of(names);
    return this;
  }

  public TestPlan landing(LandPolicy who) {
    land = who;
    return this;
  }

  public TestPlan workers(int count) {
    workers = count;
    return this;
  }

  public TestPlan retries(int count) {
    retries = count;
    return this;
  }

  public TestPlan stagger(Duration delay) {
    stagger = delay;
    return this;
  }

  public TestPlan wallClock(Duration limit) {
    wallClock = Optional.of(limit);
    return this;
  }

  public TestPlan repositoryLimit(int attempts) {
    repositoryLimit = OptionalInt.of(attempts);
    return this;
  }

  TestPlan budget(String run) {
    budgets =
        new Budgets(Optional.of(new BigDecimal(run)), budgets.eachIssue(), budgets.ofIssues());
    return this;
  }

  TestPlan issueBudget(String each, Map<Integer, BigDecimal> own) {
    budgets = new Budgets(budgets.run(), Optional.of(new BigDecimal(each)), own);
    return this;
  }

  TestPlan fallback(String type) {
    agent = agent.orElse(Optional.of(AgentSpec.named(type)));
    return this;
  }

  TestPlan releaseOnMerge() {
    base = new BasePolicy(base.start(), base.onConflict(), BasePolicy.Release.MERGED);
    return this;
  }

  TestPlan onConflict(BasePolicy.OnConflict what) {
    base = new BasePolicy(base.start(), what, base.release());
    return this;
  }

  TestPlan assign(int worker, int issue) {
    assignments.put(worker, issue);
    return this;
  }

  public RunPlan build() {
    return new RunPlan(
        "test",
        Path.of("/w/config/test-issues.json"),
        "f".repeat(64),
        "test",
        Map.of("repo", repository()),
        settings(),
        new ProjectContext("", "", "", List.of(), "", List.of()),
        stages.stream().flatMap(TestPlan::stage).toList(),
        assignments,
        issues.stream().map(this::based).toList(),
        List.of());
  }

  private Issue based(Issue issue) {
    return new Issue(
        issue.number(),
        issue.title(),
        issue.description(),
        issue.priority(),
        issue.dependsOn(),
        issue.wave(),
        issue.declared(),
        issue.assignedWorker(),
        issue.repository(),
        issue.taskType(),
        issue.entryStage(),
        issue.agent(),
        base);
  }

  private static Stream<Stage> stage(String name) {
    return Stream.of(
        new Stage(
            name, Optional.empty(), Optional.empty(), Optional.empty(), true, Optional.empty()));
  }

  private PlanRepository repository() {
    return new PlanRepository(
        "repo",
        Path.of("/repo"),
        Path.of("/repo-worktrees"),
        "issue-",
        "main",
        "",
        repositoryLimit,
        java.util.Optional.empty());
  }

  private RunSettings settings() {
    return new RunSettings(
        workers,
        Duration.ofMinutes(1),
        retries,
        Duration.ofMinutes(15),
        wallClock,
        stagger,
        base,
        land,
        false,
        agent,
        VerifyRules.of(VerifySpec.NOTHING),
        Optional.empty(),
        Optional.empty(),
        WorktreePreparation.DEFAULT,
        OptionalLong.empty(),
        Limits.DEFAULT,
        budgets);
  }
}
