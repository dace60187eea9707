package dev.orchestrator.workers.verification;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;

/** Wires verification. */
public final class VerificationModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(PlannedRepositories.class);
    bind(PlannedRuns.class);
    bind(VerdictCache.class);
    bind(KnownFlakes.class).in(Singleton.class);
    bind(Verifier.class);
    bind(FolderSetup.class);
    bind(VerifiedBases.class).in(Singleton.class);
    bind(BuildCheck.class);
    bind(VerificationTools.class);
  }

  @Provides
  TreeGuard guard(CommandRunner runner) {
    return new TreeGuard(new GitRunner(runner));
  }
}
