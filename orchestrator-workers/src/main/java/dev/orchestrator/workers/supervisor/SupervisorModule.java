package dev.orchestrator.workers.supervisor;

import com.google.inject.AbstractModule;
import dev.orchestrator.agents.prompt.BuiltUpon;
import dev.orchestrator.agents.prompt.EarlierWork;
import dev.orchestrator.runs.decision.BaseLook;
import dev.orchestrator.runs.decision.HostLook;
import dev.orchestrator.workers.bases.BaseProbe;
import dev.orchestrator.workers.bases.GitBuiltUpon;
import dev.orchestrator.workers.bases.VerifiedCommits;
import dev.orchestrator.workers.evidence.GitFacts;
import dev.orchestrator.workers.memory.MemoryConfinements;
import dev.orchestrator.workers.memory.MemoryLimit;
import dev.orchestrator.workers.preflight.LaunchWarnings;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.scope.RunScopes;
import dev.orchestrator.workers.watch.RunHost;
import dev.orchestrator.workers.worktree.WorktreeWork;

/** Wires the supervisor. */
public final class SupervisorModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(HostLook.class).to(RunHost.class);
    bind(BaseLook.class).to(BaseProbe.class);
    bind(BaseProbe.class);
    bind(GitFacts.class);
    bind(VerifiedCommits.class);
    bind(BuiltUpon.class).to(GitBuiltUpon.class);
    bind(Preflight.class);
    bind(MemoryConfinements.class);
    bind(MemoryLimit.class);
    bind(LaunchWarnings.class);
    bind(Onlookers.Factory.class);
    bind(RunScopes.class);
    bind(SupervisorAssembly.class);
    bind(Runs.class);
    bind(EarlierWork.class).to(WorktreeWork.class);
  }
}
