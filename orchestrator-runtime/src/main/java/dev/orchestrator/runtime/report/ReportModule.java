package dev.orchestrator.runtime.report;

import com.google.inject.AbstractModule;
import dev.orchestrator.workers.timeline.RunTimelines;
import jakarta.inject.Singleton;

/** Wires the status report. */
public final class ReportModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(RunTimelines.class).in(Singleton.class);
    bind(StatusReporter.class).in(Singleton.class);
  }
}
