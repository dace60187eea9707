package dev.orchestrator.cli.offence;

import dev.orchestrator.core.registry.RepositoryRegistry;

/** A command that asks a service instead of a use case. */
final class CommandThatDoesItItself {

  private final RepositoryRegistry registry;

  CommandThatDoesItItself(RepositoryRegistry registry) {
    this.registry = registry;
  }

  int call() {
    return registry.all().size();
  }
}
