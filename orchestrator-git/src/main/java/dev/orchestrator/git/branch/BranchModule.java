package dev.orchestrator.git.branch;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/** Wires the survey of branches. */
public final class BranchModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(BranchSurvey.class).to(GitBranchSurvey.class).in(Singleton.class);
    bind(BranchDiff.class);
  }
}
