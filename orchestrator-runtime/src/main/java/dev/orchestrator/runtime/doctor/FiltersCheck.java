package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.git.worktree.Worktrees;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Programs that files of a repository need at every checkout, such as that of Git LFS. */
final class FiltersCheck implements DoctorCheck {

  private final Provider<RepositoryRegistry> registry;
  private final Worktrees worktrees;
  private final CancellationToken cancellation;

  @Inject
  FiltersCheck(
      Provider<RepositoryRegistry> registry, Worktrees worktrees, CancellationToken cancellation) {
    this.registry = registry;
    this.worktrees = worktrees;
    this.cancellation = cancellation;
  }

  @Override
  public String name() {
    return "filters";
  }

  @Override
  public List<DoctorFinding> examine() {
    return registry.get().all().stream()
        .flatMap(each -> worktrees.missingFilter(each.local(), cancellation).stream())
        .map(FiltersCheck::finding)
        .toList();
  }

  private static DoctorFinding finding(OrchestratorException missing) {
    return DoctorFinding.problem(missing.message(), missing.hint().orElse(""));
  }
}
