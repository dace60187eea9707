package dev.orchestrator.sources;

import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.git.discovery.RepositoryInspector;
import dev.orchestrator.runs.plan.PlanRepository;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where the repositories of a plan come from: what the registry says, else their own origin. Reads
 * files, and starts no process. Thread-safe.
 */
public final class PlanOrigins {

  private final LiveRegistry registry;
  private final RepositoryInspector inspector;

  /** Asks {@code registry} first. */
  @Inject
  public PlanOrigins(LiveRegistry registry, RepositoryInspector inspector) {
    this.registry = registry;
    this.inspector = inspector;
  }

  /** The address of each, by its key, in their order; empty text for one that has none. */
  public Map<String, String> of(Collection<PlanRepository> repositories) {
    Map<String, String> origins = new LinkedHashMap<>();
    repositories.forEach(each -> origins.put(each.key(), origin(each)));
    return origins;
  }

  private String origin(PlanRepository wanted) {
    return registry.get().all().stream()
        .filter(each -> each.local().equals(wanted.path()))
        .map(repository -> repository.hosting().remote())
        .filter(Predicate.not(String::isBlank))
        .findFirst()
        .orElseGet(() -> inspector.remote(wanted.path()));
  }
}
