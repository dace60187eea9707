package dev.orchestrator.workers.landing;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.git.worktree.IntegrationWorktrees;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.landing.TreeVerifier.Colour;
import dev.orchestrator.workers.landing.TreeVerifier.Subject;
import dev.orchestrator.workers.landing.TreeVerifier.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Verifies commits of one repository in a worktree of its own, made when first needed. */
final class VerifiedTrees implements AutoCloseable {

  private final LandingContext landing;
  private final PlanRepository repository;
  private final IntegrationWorktrees worktrees;
  private final TreeVerifier verifier;
  private final Preparation preparation;
  private final Path folder;
  private List<String> kept = List.of();
  private boolean made;

  /** Makes a new worktree fit for building, as the run does for its issues. */
  @FunctionalInterface
  interface Preparation {
    void prepare(RunPlan plan, PlanRepository repository, Path worktree, Path log)
        throws IOException;
  }

  VerifiedTrees(
      LandingContext landing,
      PlanRepository repository,
      IntegrationWorktrees worktrees,
      TreeVerifier verifier,
      Preparation preparation) {
    this.landing = landing;
    this.repository = repository;
    this.worktrees = worktrees;
    this.verifier = verifier;
    this.preparation = preparation;
    this.folder = landing.worktree(repository, "land", "");
  }

  Verdict verify(String commit, String tree) {
    try {
      if (made) {
        worktrees.switchTo(folder, commit, kept, landing.cancellation());
      } else {
        make(commit);
      }
      Path logs = Files.createDirectories(landing.logs());
      String name = String.format("%03d-%s", landing.verdicts().size() + 1, tree.substring(0, 10));
      return verifier.verify(
          new Subject(landing.request().plan(), repository, folder, tree),
          logs,
          name,
          landing.cancellation());
    } catch (IOException failed) {
      return new Verdict(
          Colour.COULD_NOT_RUN, FileTrouble.words(failed), Optional.empty(), List.of());
    } catch (OrchestratorException failed) {
      return new Verdict(Colour.COULD_NOT_RUN, failed.message(), Optional.empty(), List.of());
    }
  }

  private void make(String commit) throws IOException {
    worktrees.provide(repository.path(), folder, landing.owner(), commit, landing.cancellation());
    made = true;
    Path log =
        Files.createDirectories(landing.logs()).resolve("setup-" + folder.getFileName() + ".log");
    preparation.prepare(landing.request().plan(), repository, folder, log);
    kept = worktrees.ignored(folder, landing.cancellation());
  }

  /** Takes the worktree away; what it verified is written down. */
  @Override
  public void close() {
    worktrees.remove(repository.path(), folder, landing.cancellation());
  }
}
