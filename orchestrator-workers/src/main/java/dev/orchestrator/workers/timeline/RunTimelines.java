package dev.orchestrator.workers.timeline;

import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.workers.journal.JournalCodec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runs of a workspace that have a journal, also those whose plan is gone. */
public final class RunTimelines {

  private static final String JOURNAL = "journal.jsonl";

  private final Workspace workspace;

  /** Of one workspace. */
  @Inject
  public RunTimelines(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The names of all runs, sorted. */
  public List<String> projects() {
    Path runs = runs();
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(JOURNAL)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Follows the run of a project, which need not have begun. */
  public RunFollower follow(String project) {
    return new RunFollower(project, runs().resolve(project).resolve(JOURNAL), new JournalCodec());
  }

  private Path runs() {
    return workspace.state().resolve("runs");
  }
}
