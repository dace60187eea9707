package dev.orchestrator.runtime;

import com.google.inject.AbstractModule;
import dev.orchestrator.runtime.fleet.ScanRepositories;
import dev.orchestrator.runtime.runs.RunUseCasesModule;

/** Wires the use cases that the foundation does not make. */
final class UseCaseModule extends AbstractModule {

  @Override
  protected void configure() {
    install(new RunUseCasesModule());
    bind(ScanRepositories.class);
  }
}
