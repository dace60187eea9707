package dev.orchestrator.runtime.report;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/** Wires the status report. */
public final class ReportModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(LandingSection.class);
    bind(StatusReporter.class).in(Singleton.class);
  }
}
