package dev.orchestrator.cli.tasks;

import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose tasks by what they say. */
final class TaskFilterOptions {

  @Option(names = "--repo", paramLabel = "NAME", description = "Of this repository.")
  private @Nullable String repo;

  @Option(names = "--type", paramLabel = "TYPE", description = "Of this type.")
  private @Nullable String type;

  @Option(names = "--priority", paramLabel = "PRIORITY", description = "Of this priority.")
  private @Nullable String priority;

  @Option(
      names = "--assigned",
      paramLabel = "NAME",
      description = "Assigned to this person or agent; 'unassigned' for nobody.")
  private @Nullable String assigned;

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description = "With these words in the title, a field or the text.")
  private @Nullable String text;

  Optional<String> repo() {
    return Optional.ofNullable(repo);
  }

  TaskFilter filter(List<TaskStatus> statuses) {
    Set<TaskStatus> wanted = EnumSet.noneOf(TaskStatus.class);
    wanted.addAll(new ArrayList<>(statuses));
    return new TaskFilter(
        wanted,
        Optional.ofNullable(repo),
        Optional.ofNullable(type),
        Optional.ofNullable(priority),
        Optional.ofNullable(assigned),
        Optional.ofNullable(text));
  }
}
