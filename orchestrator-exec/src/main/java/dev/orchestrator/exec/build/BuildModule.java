package dev.orchestrator.exec.build;

import com.google.inject.AbstractModule;

/** Wires building and testing. */
public final class BuildModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(BuildPlanner.class);
    bind(BuildService.class);
    bind(ResultFile.class);
    bind(UnfinishedRun.class);
    bind(Fingerprint.class);
  }
}
