package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.runs.plan.PlanRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where to land: on {@code origin}'s branch as last fetched, or on the local one where that
 * has commits of its own, such as those of an earlier landing. Two that went different ways are no
 * target.
 */
final class TargetReader {

  private final Bases bases;
  private final References references;
  private final CancellationToken cancellation;

  TargetReader(Bases bases, References references, CancellationToken cancellation) {
    this.bases = bases;
    this.references = references;
    this.cancellation = cancellation;
  }

  /** Asks the remote, if it has not been asked just now and answers in seconds. */
  void refresh(PlanRepository repository, Optional<String> onto, Duration atMostOld) {
    bases.refresh(
        repository.path(), onto.orElse(repository.defaultBranch()), atMostOld, cancellation);
  }

  LandingTarget read(PlanRepository repository, Optional<String> onto) {
    String branch = onto.orElse(repository.defaultBranch());
    Map<String, String> commits =
        references.read(
            repository.path(),
            List.of(LandingTarget.HEADS + branch, LandingTarget.ORIGIN + branch),
            cancellation);
    Optional<String> local = Optional.ofNullable(commits.get(LandingTarget.HEADS + branch));
    Optional<String> remote = Optional.ofNullable(commits.get(LandingTarget.ORIGIN + branch));
    return new LandingTarget(branch, base(repository, branch, local, remote), local, remote);
  }

  private String base(
      PlanRepository repository, String branch, Optional<String> local, Optional<String> remote) {
    if (local.isEmpty() || remote.isEmpty()) {
      return local.or(() -> remote).orElseThrow(() -> missing(repository, branch));
    }
    if (contains(repository.path(), remote.get(), local.get())) {
      return remote.get();
    }
    if (contains(repository.path(), local.get(), remote.get())) {
      return local.get();
    }
    throw new OrchestratorException(
        LandErrors.LAND_TARGET,
        "%s and origin/%s of %s went different ways".formatted(branch, branch, repository.path()),
        "bring them together first, or land on another branch with --onto");
  }

  private boolean contains(Path repository, String commit, String other) {
    return bases.contains(repository, commit, List.of(other), cancellation);
  }

  private OrchestratorException missing(PlanRepository repository, String branch) {
    List<String> branches =
        references.read(repository.path(), List.of("refs/heads"), cancellation).keySet().stream()
            .map(name -> name.substring(LandingTarget.HEADS.length()))
            .toList();
    return new OrchestratorException(
        LandErrors.LAND_TARGET,
        "there is no branch '" + branch + "' in " + repository.path(),
        Suggestions.hint(branch, branches, "name another one with --onto"));
  }
}
