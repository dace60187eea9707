package dev.orchestrator.runtime.runs;

import com.google.inject.AbstractModule;

/** Wires what can be asked about runs. */
public final class RunUseCasesModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(BranchWork.class);
    bind(LeftStashes.class);
    bind(ShowRun.class);
    bind(ListRuns.class);
    bind(WaitForRun.class);
    bind(ShowDiff.class);
    bind(AddIssue.class);
    bind(WriteIssue.class);
    bind(LaunchChecks.class);
    bind(StartRun.class);
    bind(PreviewLaunch.class);
  }
}
