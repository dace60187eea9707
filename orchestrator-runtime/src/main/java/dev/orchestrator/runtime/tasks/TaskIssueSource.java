package dev.orchestrator.runtime.tasks;

import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.runs.plan.BasePolicy;
import dev.orchestrator.runs.plan.DeclaredStatus;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.spi.IssueProgress;
import dev.orchestrator.runs.spi.IssueRequest;
import dev.orchestrator.runs.spi.IssueSource;
import dev.orchestrator.tasks.Criterion;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.TaskStore;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The task store as a source of issues: what waits in the backlog, belongs to a registered
 * repository, is nobody's, and waits for nothing but tasks of the same kind or for what is done. An
 * issue's number is its task's. Start and completion are written back; what a person did to the
 * task in the meantime stands.
 */
final class TaskIssueSource implements IssueSource {

  static final String NAME = "tasks";

  private final TaskStore store;
  private final RepositoryRegistry registry;

  @Inject
  TaskIssueSource(TaskStore store, RepositoryRegistry registry) {
    this.store = store;
    this.registry = registry;
  }

  @Override
  public List<Issue> issues(IssueRequest request) {
    TaskSnapshot tasks = store.read();
    List<Task> wanted =
        tasks.all().stream().filter(task -> isForAgents(task, tasks, request)).toList();
    Set<TaskId> runnable = runnable(wanted, tasks);
    return wanted.stream()
        .filter(task -> runnable.contains(task.id()))
        .map(task -> issue(task, runnable))
        .toList();
  }

  @Override
  public void onProgress(IssueProgress progress) {
    TaskId id = new TaskId(progress.issue());
    Optional<Task> task = store.read().withId(id).stream().findFirst();
    TaskStatus status = task.map(Task::status).orElse(TaskStatus.COMPLETED);
    boolean begun = progress.status() == IssueStatus.IN_PROGRESS;
    boolean done = progress.status() == IssueStatus.COMPLETED;
    if ((begun || done) && status == TaskStatus.BACKLOG) {
      store.start(
          id,
          new StartRequest(
              Optional.of("run " + progress.project()),
              Optional.of(progress.branch()).filter(branch -> !branch.isEmpty()),
              Optional.empty()));
    }
    if (done && status != TaskStatus.COMPLETED) {
      store.complete(
          id, Optional.of("Done by run " + progress.project() + " on " + progress.branch()));
    }
  }

  @Override
  public boolean keepsIssuesInPlan() {
    return true;
  }

  private boolean isForAgents(Task task, TaskSnapshot tasks, IssueRequest request) {
    String repository = task.fieldOrEmpty(FieldNames.REPO);
    return task.status() == TaskStatus.BACKLOG
        && task.isUnassigned()
        && tasks.withId(task.id()).size() == 1
        && task.id().number() > 0
        && registry.find(repository).isPresent()
        && request.only().filter(only -> !only.equals(repository)).isEmpty();
  }

  /** Takes away what waits for a task that is neither done nor in the run, until nothing does. */
  private static Set<TaskId> runnable(List<Task> wanted, TaskSnapshot tasks) {
    Set<TaskId> runnable =
        wanted.stream().map(Task::id).collect(Collectors.toCollection(HashSet::new));
    boolean changed = true;
    while (changed) {
      changed =
          runnable.removeIf(
              id ->
                  tasks.waitsFor(tasks.withId(id).get(0)).stream()
                      .anyMatch(word -> TaskId.parse(word).filter(runnable::contains).isEmpty()));
    }
    return runnable;
  }

  private static Issue issue(Task task, Set<TaskId> runnable) {
    return new Issue(
        task.id().number(),
        task.title(),
        description(task),
        priority(task.urgency()),
        task.dependsOn().stream().filter(runnable::contains).map(TaskId::number).toList(),
        1,
        DeclaredStatus.PENDING,
        OptionalInt.empty(),
        task.fieldOrEmpty(FieldNames.REPO),
        task.fieldOrEmpty(FieldNames.TYPE),
        Optional.empty(),
        Optional.empty(),
        BasePolicy.DEFAULT);
  }

  private static int priority(Priority urgency) {
    return switch (urgency) {
      case HIGH -> 1;
      case MEDIUM -> 2;
      case LOW -> 3;
    };
  }

  private static String description(Task task) {
    String description = task.fieldOrEmpty(FieldNames.DESCRIPTION) + "\n\n" + task.text();
    String criteria =
        task.criteria().stream()
            .filter(criterion -> !task.text().contains(criterion.text()))
            .map(Criterion::text)
            .map(text -> "- " + text)
            .collect(Collectors.joining("\n"));
    String asked = criteria.isEmpty() ? "" : "\n\nIt is done when:\n" + criteria;
    return (description.strip() + asked).strip();
  }
}
