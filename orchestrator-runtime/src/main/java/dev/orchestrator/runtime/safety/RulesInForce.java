package dev.orchestrator.runtime.safety;

import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.safety.SafetyRules;
import dev.orchestrator.core.safety.WorkspaceSafety;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where rules are asked for: hooks ask often and anywhere, so no workspace is opened for it, and
 * outside of one the built-in rules answer.
 *
 * @param workspace whose rules hold; none outside of a workspace
 * @param repository by name; else the one that holds {@code folder}, if any
 * @param folder the current one
 * @param environment for the paths of the registry
 */
public record RulesInForce(
    Optional<Workspace> workspace,
    Optional<String> repository,
    Path folder,
    HostEnvironment environment) {

  SafetyRules find() {
    return workspace.map(this::of).orElseGet(SafetyRules::builtIn);
  }

  private SafetyRules of(Workspace place) {
    Problems problems = new Problems();
    RepositoryRegistry registry = new RepositoryRegistryReader(environment).read(place, problems);
    WorkspaceSafety safety = WorkspaceSafety.read(place, registry, problems);
    Optional<Repository> chosen = repository.map(registry::require).or(() -> containing(registry));
    return chosen.map(safety::rules).orElse(safety.rules());
  }

  private Optional<Repository> containing(RepositoryRegistry registry) {
    return registry.all().stream()
        .filter(each -> folder.startsWith(each.local()))
        .max(Comparator.comparingInt(each -> each.local().getNameCount()));
  }
}
