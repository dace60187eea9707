package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.build.BuildPlanner;
import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runs.plan.PlanRepository;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs in a worktree what its project depends on, as {@code orchestrator setup} does: once for
 * each worktree and each state of its lock files. Thread-safe for different worktrees.
 */
public final class FolderSetup {

  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** A change in one of these may mean that something else is to be installed. */
  private static final List<String> LOCKS =
      List.of(
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "pnpm-lock.yaml",
          "yarn.lock",
          "uv.lock",
          "poetry.lock",
          "requirements.txt",
          "go.mod",
          "go.sum",
          "Cargo.toml",
          "Cargo.lock");

  private static final long LONGEST_LOCK = 32L << 20;

  private final BuildPlanner planner;
  private final PlannedRuns runs;
  private final PlannedRepositories repositories;
  private final Path records;

  @Inject
  FolderSetup(
      BuildPlanner planner,
      PlannedRuns runs,
      PlannedRepositories repositories,
      Workspace workspace) {
    this.planner = planner;
    this.runs = runs;
    this.repositories = repositories;
    this.records = workspace.state().resolve("setups");
  }

  /**
   * Installs unless that was done.
   *
   * @param folder a worktree of the repository
   * @param log where the output goes
   * @return why it failed; empty when all is there or nothing is needed
   */
  public Optional<String> ready(
      PlanRepository repository, Path folder, Path log, CancellationToken cancellation) {
    try {
      Repository there = repositories.of(repository).at(folder);
      PlannedRun run = planner.setup(there);
      if (run.obstacle().isPresent()) {
        return Optional.empty();
      }
      String state = state(run, folder);
      Path record = records.resolve(VerdictCache.digest(folder.toString()).substring(0, 32));
      if (Files.isRegularFile(record) && RegularFile.text(record).equals(state)) {
        return Optional.empty();
      }
      return install(run, log, record, state, cancellation);
    } catch (OrchestratorException | IOException failed) {
      return Optional.of("its dependencies cannot be installed: " + failed.getMessage());
    }
  }

  private Optional<String> install(
      PlannedRun run, Path log, Path record, String state, CancellationToken cancellation)
      throws IOException {
    Optional<RunResult> result = runs.once(run, log, LIMIT, Map.of(), cancellation);
    if (result.isEmpty()) {
      return Optional.of("the installation of its dependencies was interrupted");
    }
    if (result.get().outcome() != Outcome.PASSED) {
      return Optional.of("its dependencies could not be installed: " + result.get().reason());
    }
    Files.createDirectories(records);
    AtomicFile.write(record, state);
    return Optional.empty();
  }

  /** A worktree that was made again in the same place is another folder. */
  private static String state(PlannedRun run, Path folder) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
    StringBuilder text =
        new StringBuilder(run.command())
            .append('\0')
            .append(attributes.fileKey())
            .append(attributes.creationTime());
    for (String name : LOCKS) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file) && Files.size(file) < LONGEST_LOCK) {
        text.append('\0').append(name).append('\0').append(RegularFile.text(file));
      }
    }
    return VerdictCache.digest(text.toString());
  }
}
