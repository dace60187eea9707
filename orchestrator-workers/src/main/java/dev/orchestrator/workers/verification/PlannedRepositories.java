package dev.orchestrator.workers.verification;

import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.runs.plan.PlanRepository;
import jakarta.inject.Inject;
import java.util.Optional;

/** The registry's entry for a repository of a plan. */
final class PlannedRepositories {

  private final LiveRegistry registry;

  @Inject
  PlannedRepositories(LiveRegistry registry) {
    this.registry = registry;
  }

  /** The entry of that place; of a repository that nobody registered what the plan says. */
  Repository of(PlanRepository planned) {
    Optional<Repository> named =
        registry.get().find(planned.key()).filter(known -> known.local().equals(planned.path()));
    return named
        .or(
            () ->
                registry.get().all().stream()
                    .filter(known -> known.local().equals(planned.path()))
                    .findFirst())
        .orElseGet(() -> Repository.of(planned.key(), planned.path()));
  }
}
