package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanReader;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.SourceReader;
import dev.orchestrator.runs.spi.IssueRequest;
import dev.orchestrator.runs.store.NewIssue;
import dev.orchestrator.runs.store.PlanEditor;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.sources.IssueSources;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Keeps an issue plan that follows the task store, {@code config/tasks-issues.json}. It is made
 * with the tasks there are, and later gets those that are new; its settings are the user's, as in
 * any plan.
 */
public final class TaskPlans {

  /** No task can be run by agents. */
  public static final ErrorCode NO_TASK_TO_RUN = ErrorCode.operation("NO_TASK_TO_RUN");

  /** A plan of that name is there and does not follow the task store. */
  public static final ErrorCode PLAN_TAKEN = ErrorCode.environment("PLAN_TAKEN");

  /** The plan cannot be written. */
  public static final ErrorCode PLAN_UNWRITABLE = ErrorCode.environment("PLAN_UNWRITABLE");

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final RepositoryRegistry registry;
  private final IssueSources sources;
  private final PlanFiles plans;
  private final PlanEditor editor;
  private final JsonCodec codec;

  @Inject
  TaskPlans(
      Workspace workspace,
      HostEnvironment environment,
      RepositoryRegistry registry,
      IssueSources sources,
      PlanFiles plans,
      PlanEditor editor,
      JsonCodec codec) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
    this.sources = sources;
    this.plans = plans;
    this.editor = editor;
    this.codec = codec;
  }

  /**
   * The plan with every task that agents can do now, written where it was not there before.
   *
   * @param repository only tasks of this one
   * @throws OrchestratorException with one of the codes above
   */
  public RunPlan prepare(Optional<String> repository) {
    Path file = file(repository);
    List<Issue> issues = issues(repository);
    if (Files.exists(file)) {
      refuseOther(file);
      addMissing(file, issues);
    } else {
      refuseNone(issues);
      create(file, text(repository, issues));
    }
    return plans.read(file);
  }

  /** What {@link #prepare} would make, with nothing made; of a plan that is there, what it has. */
  public RunPlan preview(Optional<String> repository) {
    Path file = file(repository);
    if (Files.exists(file)) {
      refuseOther(file);
      return plans.read(file);
    }
    List<Issue> issues = issues(repository);
    refuseNone(issues);
    return new PlanReader(environment)
        .parse(file, text(repository, issues), workspace, registry, new Problems());
  }

  private Path file(Optional<String> repository) {
    repository.ifPresent(registry::require);
    return workspace.config().resolve(project(repository) + "-issues.json");
  }

  private static String project(Optional<String> repository) {
    return repository.map(name -> TaskIssueSource.NAME + "-" + name).orElse(TaskIssueSource.NAME);
  }

  private List<Issue> issues(Optional<String> repository) {
    return sources
        .find(TaskIssueSource.NAME)
        .orElseThrow()
        .issues(new IssueRequest(project(repository), origins(), repository, Map.of()));
  }

  private Map<String, String> origins() {
    Map<String, String> origins = new LinkedHashMap<>();
    registry.all().forEach(each -> origins.put(each.name(), each.hosting().remote()));
    return origins;
  }

  private void refuseOther(Path file) {
    boolean ours =
        ConfigFile.read(file, new Problems())
            .optionalText(SourceReader.KEY)
            .filter(TaskIssueSource.NAME::equals)
            .isPresent();
    if (!ours) {
      throw new OrchestratorException(
          PLAN_TAKEN,
          file + " is a plan of its own and does not follow the task store",
          "give it another name, or add \"source\": \"tasks\" to it");
    }
  }

  private static void refuseNone(List<Issue> issues) {
    if (issues.isEmpty()) {
      throw new OrchestratorException(
          NO_TASK_TO_RUN,
          "no task in the backlog can be run",
          "it must name a registered repository, be assigned to nobody and wait for nothing;"
              + " 'orchestrator task list' shows the backlog");
    }
  }

  private String text(Optional<String> repository, List<Issue> issues) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("project", project(repository));
    plan.put(SourceReader.KEY, TaskIssueSource.NAME);
    plan.put("tmux_session", project(repository));
    plan.put("issues", issues.stream().map(TaskPlans::members).toList());
    return codec.pretty(plan) + "\n";
  }

  private static void create(Path file, String text) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException failed) {
      throw new OrchestratorException(
          PLAN_UNWRITABLE, "cannot write " + file + ": " + FileTrouble.words(failed), null, failed);
    }
  }

  /** An issue may only follow those it depends on, so several passes may be needed. */
  private void addMissing(Path file, List<Issue> issues) {
    RunPlan plan = plans.read(file);
    List<Issue> missing =
        new ArrayList<>(
            issues.stream().filter(issue -> plan.issue(issue.number()).isEmpty()).toList());
    List<Integer> present = new ArrayList<>(plan.issues().stream().map(Issue::number).toList());
    Predicate<Issue> next = issue -> present.containsAll(issue.dependsOn());
    Optional<Issue> addable = missing.stream().filter(next).findFirst();
    while (addable.isPresent()) {
      Issue issue = addable.get();
      editor.add(file, added(issue), 0);
      present.add(issue.number());
      missing.remove(issue);
      addable = missing.stream().filter(next).findFirst();
    }
  }

  private static NewIssue added(Issue issue) {
    return new NewIssue(
        OptionalInt.of(issue.number()),
        issue.title(),
        Optional.of(issue.description()).filter(text -> !text.isEmpty()),
        OptionalInt.empty(),
        OptionalInt.of(issue.priority()),
        issue.dependsOn(),
        Optional.of(issue.repository()),
        Optional.empty());
  }

  private static Map<String, Object> members(Issue issue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", issue.number());
    members.put("title", issue.title());
    members.put("description", issue.description());
    members.put("priority", issue.priority());
    members.put("depends_on", issue.dependsOn());
    members.put("repo", issue.repository());
    members.put("task_type", issue.taskType());
    return members;
  }
}
