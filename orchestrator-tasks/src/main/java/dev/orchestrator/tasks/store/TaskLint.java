package dev.orchestrator.tasks.store;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.tasks.DependencyCycles;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Finding;
import dev.orchestrator.tasks.Priority;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStatus;
import dev.orchestrator.tasks.document.FieldEntry;
import dev.orchestrator.tasks.document.Flaw;
import dev.orchestrator.tasks.document.TaskBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for everything wrong in the three files. */
final class TaskLint {

  private final StoreState state;
  private final Optional<Task> leftover;
  private final TaskSnapshot tasks;
  private final Map<TaskId, Set<TaskId>> dependencies;
  private final List<String> repositories;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Looks at the files as they were read.
   *
   * @param leftover the copy of a task that a move left behind when it died, if there is one
   */
  TaskLint(StoreState state, RepositoryRegistry registry, Optional<StoreState.Located> leftover) {
    this.state = state;
    this.leftover = leftover.map(located -> TaskValues.task(located.file(), located.block()));
    this.tasks = state.snapshot();
    this.dependencies = DependencyRules.graph(tasks);
    this.repositories = registry.all().stream().map(Repository::name).toList();
  }

  List<Finding> findings() {
    for (StoreFile file : state.files()) {
      List<Finding> before = List.copyOf(findings);
      file.document().flaws().forEach(flaw -> malformed(file.path(), flaw));
      file.document().remarks().forEach(flaw -> remark(file.path(), flaw));
      file.document().tasks().forEach(block -> check(file, block));
      List<Finding> found = new ArrayList<>(findings.subList(before.size(), findings.size()));
      found.sort(java.util.Comparator.comparingInt(Finding::line));
      findings.clear();
      findings.addAll(before);
      findings.addAll(found);
    }
    return List.copyOf(findings);
  }

  private void check(StoreFile file, TaskBlock block) {
    Task task = TaskValues.task(file, block);
    if (task.title().isBlank()) {
      warning(
          "empty-title", file.path(), task.line(), task.id() + " has no title", Optional.empty());
    }
    duplicates(task);
    repeatedFields(file.path(), block);
    repository(task, block);
    dependencies(task, block);
    priority(task, block);
  }

  private void malformed(Path file, Flaw flaw) {
    error("malformed", file, flaw.line() + 1, flaw.message(), Optional.empty());
  }

  private void remark(Path file, Flaw flaw) {
    warning("structure", file, flaw.line() + 1, flaw.message(), Optional.empty());
  }

  private void duplicates(Task task) {
    List<Task> same = tasks.withId(task.id());
    Task first = same.get(0);
    if (leftover.filter(same::contains).isPresent()) {
      halfMoved(task);
    } else if (!first.equals(task)) {
      int free = state.highestNumber() + 1;
      error(
          "duplicate-id",
          task.file(),
          task.line(),
          task.id() + " already stands in " + first.file() + ":" + first.line(),
          Optional.of(new TaskId(free) + " is free"));
    }
  }

  private void halfMoved(Task task) {
    if (leftover.filter(task::equals).isPresent()) {
      warning(
          "interrupted-move",
          task.file(),
          task.line(),
          task.id() + " was being moved when the program died, and is left here",
          Optional.of("the next write tidies up, and so does 'orchestrator doctor --fix'"));
    }
  }

  private void repeatedFields(Path file, TaskBlock block) {
    Map<String, Integer> lines = new HashMap<>();
    for (FieldEntry field : block.fields()) {
      Integer first = lines.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.line() + 1);
      if (first != null) {
        error(
            "repeated-field",
            file,
            field.line() + 1,
            block.label() + " already has the field '" + field.name() + "' in line " + first,
            Optional.empty());
      }
    }
  }

  private void repository(Task task, TaskBlock block) {
    String name = task.fieldOrEmpty(FieldNames.REPO);
    if (!name.isBlank() && !repositories.contains(name)) {
      error(
          "unknown-repository",
          task.file(),
          line(block, FieldNames.REPO),
          "no repository is named '" + name + "'",
          Suggestions.nearest(name, repositories).map(near -> "did you mean '" + near + "'?"));
    }
  }

  private void dependencies(Task task, TaskBlock block) {
    int line = line(block, FieldNames.DEPENDS_ON);
    for (String word : task.dependencyWords()) {
      Optional<TaskId> id = TaskId.parse(word);
      if (id.isEmpty() || tasks.withId(id.get()).isEmpty()) {
        error(
            "dangling-dependency",
            task.file(),
            line,
            task.id() + " depends on '" + word + "', and there is no such task",
            Optional.empty());
      }
    }
    if (task.status() != TaskStatus.COMPLETED) {
      DependencyCycles.from(task.id(), dependencies)
          .ifPresent(
              cycle ->
                  error(
                      "dependency-cycle",
                      task.file(),
                      line,
                      "waits for itself: " + DependencyRules.path(cycle),
                      Optional.of("leave one of these dependencies out")));
    }
  }

  private void priority(Task task, TaskBlock block) {
    String written = task.fieldOrEmpty(FieldNames.PRIORITY);
    Optional<Priority> priority = Priority.of(written);
    int line = line(block, FieldNames.PRIORITY);
    if (!written.isBlank() && priority.isEmpty()) {
      warning(
          "unknown-priority",
          task.file(),
          line,
          "'" + written + "' is none of high, medium and low, and counts as medium",
          Suggestions.nearest(written, List.of("high", "medium", "low"))
              .map(near -> "did you mean '" + near + "'?"));
    }
    Optional<Priority> section = Priority.of(task.section());
    if (task.status() == TaskStatus.BACKLOG
        && priority.isPresent()
        && section.isPresent()
        && !section.equals(priority)) {
      warning(
          "section-priority",
          task.file(),
          line,
          task.id() + " has the priority " + written + " and stands under '" + task.section() + "'",
          Optional.empty());
    }
  }

  private static int line(TaskBlock block, String field) {
    return block.field(field).map(FieldEntry::line).orElse(block.line()) + 1;
  }

  private void error(
      String rule, Path file, int line, String message, Optional<String> suggestion) {
    findings.add(new Finding(Finding.Severity.ERROR, rule, file, line, message, suggestion));
  }

  private void warning(
      String rule, Path file, int line, String message, Optional<String> suggestion) {
    findings.add(new Finding(Finding.Severity.WARNING, rule, file, line, message, suggestion));
  }
}
