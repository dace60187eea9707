package dev.orchestrator.runs;

import com.google.inject.AbstractModule;
import dev.orchestrator.runs.landing.LandingHistory;
import dev.orchestrator.runs.overview.RunOverviews;
import dev.orchestrator.runs.store.PlanEditor;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunControl;
import dev.orchestrator.runs.store.RunDirectory;
import dev.orchestrator.runs.store.RunNames;
import dev.orchestrator.runs.store.RunRecords;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.RunTimelines;

/** Wires those who read and write the records of runs. */
public final class RunsModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(PlanFiles.class);
    bind(PlanEditor.class);
    bind(RunDirectory.class);
    bind(RunNames.class);
    bind(RunStore.class);
    bind(RunControl.class);
    bind(RunRecords.class);
    bind(RunOverviews.class);
    bind(RunTimelines.class);
    bind(LandingHistory.class);
  }
}
