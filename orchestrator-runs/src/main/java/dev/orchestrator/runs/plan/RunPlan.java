package dev.orchestrator.runs.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An issue plan that was found to be sound: numbers are unique, every dependency exists, there is
 * no cycle, every issue's repository is known. Immutable; a plan file that is edited while it runs
 * becomes a new value.
 *
 * @param project names the run; a plain name, fit for a folder
 * @param file where it was read from, absolute
 * @param fingerprint SHA-256 of the file's bytes, in hex
 * @param session the tmux session; without the characters tmux would replace
 * @param repositories by key, in the order of the file; only those that issues can name
 * @param settings how the run goes about it
 * @param context what prompts and verification need to know about the project
 * @param pipeline the stages each issue flows through; never empty
 * @param initialAssignments the issue a worker is to begin with, by worker number
 * @param issues in the order of the file
 * @param notifications who wants to be told what happens
 */
public record RunPlan(
    String project,
    Path file,
    String fingerprint,
    String session,
    Map<String, PlanRepository> repositories,
    RunSettings settings,
    ProjectContext context,
    List<Stage> pipeline,
    Map<Integer, Integer> initialAssignments,
    List<Issue> issues,
    List<NotifySpec> notifications) {

  /** Copies the collections, keeping their order. */
  public RunPlan {
    repositories = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(repositories));
    pipeline = List.copyOf(pipeline);
    initialAssignments =
        java.util.Collections.unmodifiableMap(new LinkedHashMap<>(initialAssignments));
    issues = NumberedIssues.of(issues);
    notifications = List.copyOf(notifications);
  }

  /** The same plan, carried out in another way. */
  public RunPlan with(RunSettings other) {
    return new RunPlan(
        project,
        file,
        fingerprint,
        session,
        repositories,
        other,
        context,
        pipeline,
        initialAssignments,
        issues,
        notifications);
  }

  /** The issue of that number, if the plan has it. */
  public Optional<Issue> issue(int number) {
    return Optional.ofNullable(issuesByNumber().get(number));
  }

  /** The issues by number, in the order of the file. */
  public Map<Integer, Issue> issuesByNumber() {
    return NumberedIssues.of(issues).byNumber();
  }

  /** The repository an issue is worked on in. */
  public PlanRepository repositoryOf(Issue issue) {
    return Optional.ofNullable(repositories.get(issue.repository()))
        .orElseThrow(
            () -> new IllegalArgumentException("issue of another plan: " + issue.number()));
  }

  /** The stage of that name, if the pipeline has it; {@link Stage#MERGE} is always there. */
  public Optional<Stage> stage(String name) {
    return Stream.concat(pipeline.stream(), Stream.of(Stage.MERGE))
        .filter(stage -> stage.name().equals(name))
        .findFirst();
  }

  /** Where an issue enters the pipeline. */
  public Stage firstStageOf(Issue issue) {
    return issue.entryStage().flatMap(this::stage).orElse(pipeline.get(0));
  }

  /** The stage that comes after {@code name}; empty after the last and after an unknown one. */
  public Optional<Stage> stageAfter(String name) {
    for (int index = 0; index + 1 < pipeline.size(); index++) {
      if (pipeline.get(index).name().equals(name)) {
        return Optional.of(pipeline.get(index + 1));
      }
    }
    return Optional.empty();
  }

  /** The agent of an issue in a stage: the stage's own, else the issue's, else the plan's. */
  public AgentSpec agentFor(Issue issue, Stage stage) {
    return stage.agent().or(issue::agent).orElse(settings.agent());
  }

  /** The same by name; for what an edited plan does not have any more, the plan's agent. */
  public AgentSpec agentFor(int issue, String stage) {
    return stage(stage)
        .flatMap(Stage::agent)
        .or(() -> issue(issue).flatMap(Issue::agent))
        .orElse(settings.agent());
  }

  /** The agent of an issue in a stage, or the one of its fallbacks, that uses an account. */
  public AgentSpec agentFor(int issue, String stage, String account) {
    AgentSpec first = agentFor(issue, stage);
    return first.chain().stream()
        .filter(agent -> agent.account().equals(account))
        .findFirst()
        .orElse(first);
  }

  /** The same plan with its agents exchanged. */
  public RunPlan withAgents(UnaryOperator<AgentSpec> exchange) {
    return new RunPlan(
        project,
        file,
        fingerprint,
        session,
        repositories,
        settings.with(exchange.apply(settings.agent())),
        context,
        pipeline.stream().map(stage -> stage.with(stage.agent().map(exchange))).toList(),
        initialAssignments,
        issues.stream().map(issue -> issue.with(issue.agent().map(exchange))).toList(),
        notifications);
  }

  /** How the result of an issue in a stage is verified; {@link VerifyRules} says who is asked. */
  public VerifySpec verifyFor(Issue issue, Stage stage) {
    return settings.verify().of(issue, stage.verify());
  }

  /** What the finished work of a repository has to pass: what the last stage asks for. */
  public VerifySpec verifyOf(String repository) {
    VerifySpec spec = settings.verify().in(repository);
    return pipeline.get(pipeline.size() - 1).verify().map(last -> last.over(spec)).orElse(spec);
  }

  /** What the project of an issue is: what its repository says, else what the plan says. */
  public ProjectContext contextOf(Issue issue) {
    return repositoryOf(issue).context().orElse(context);
  }
}
