package dev.orchestrator.exec.build;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last result of each repository, {@code state/build-results.json} and {@code
 * test-results.json}. Results are merged as soon as they are there, so that whatever ends the
 * program loses none; several programs may write at once.
 */
public final class ResultFile {

  /** The file could not be written; what was there before still is. */
  public static final ErrorCode RESULTS_NOT_WRITTEN = ErrorCode.environment("RESULTS_NOT_WRITTEN");

  /** The file is there and is not one of ours; it is left alone. */
  public static final ErrorCode RESULTS_UNREADABLE = ErrorCode.environment("RESULTS_UNREADABLE");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final JsonCodec codec;
  private final RepositoryRegistry registry;

  /** The files of a workspace; rows of repositories that it no longer has are dropped. */
  @Inject
  public ResultFile(Workspace workspace, JsonCodec codec, RepositoryRegistry registry) {
    this.workspace = workspace;
    this.codec = codec;
    this.registry = registry;
  }

  /** Where the results of an action are. */
  public Path path(ProjectAction action) {
    return workspace.state().resolve(action + "-results.json");
  }

  /**
   * The last results by repository; none when there are none yet.
   *
   * @throws OrchestratorException {@link #RESULTS_UNREADABLE}
   */
  public Map<String, RunResult> read(ProjectAction action) {
    Path file = path(action);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      Map<String, RunResult> results = new LinkedHashMap<>();
      List<RunResult> rows = codec.readList(RegularFile.text(file), RunResult.class);
      rows.forEach(row -> results.put(row.repo(), row));
      return results;
    } catch (IOException foreign) {
      throw new OrchestratorException(
          RESULTS_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(foreign),
          "move the file away; the next run writes a new one",
          foreign);
    }
  }

  /**
   * Replaces the rows of these repositories.
   *
   * @throws OrchestratorException {@link #RESULTS_NOT_WRITTEN} or {@link #RESULTS_UNREADABLE}
   */
  public void merge(ProjectAction action, List<RunResult> results) {
    Path file = path(action);
    try (LockFile lock = lock(action)) {
      Map<String, RunResult> rows = new LinkedHashMap<>(read(action));
      results.forEach(result -> rows.put(result.repo(), result));
      rows.keySet().retainAll(known());
      AtomicFile.write(file, codec.pretty(List.copyOf(rows.values())) + "\n");
    } catch (IOException unwritable) {
      throw new OrchestratorException(
          RESULTS_NOT_WRITTEN,
          "cannot write " + file + ": " + FileTrouble.words(unwritable),
          "check that the folder may be written to and that the disk is not full",
          unwritable);
    }
  }

  private Set<String> known() {
    return registry.all().stream().map(Repository::name).collect(Collectors.toSet());
  }

  private LockFile lock(ProjectAction action) throws IOException {
    Optional<LockFile> lock =
        LockFile.acquire(workspace.locks().resolve(action + "-results.lock"), PATIENCE);
    return lock.orElseThrow(() -> new IOException("another program is writing it"));
  }
}
