package dev.orchestrator.workers.landing;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.base.Bases;
import dev.orchestrator.git.merge.Checkouts;
import dev.orchestrator.git.merge.Merges;
import dev.orchestrator.git.merge.References;
import dev.orchestrator.git.worktree.IntegrationWorktrees;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.workers.hosting.Hosting;
import dev.orchestrator.workers.landed.LandedWork;
import dev.orchestrator.workers.resolution.ConflictResolver;
import jakarta.inject.Inject;
import java.time.Clock;

/** What a landing works with. */
final class LandingTools {

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final Clock clock;
  private final Merges merges;
  private final References references;
  private final Checkouts checkouts;
  private final Bases bases;
  private final IntegrationWorktrees worktrees;
  private final VerifiedTrees.Preparation preparation;
  private final TreeVerifier verifier;
  private final LandedWork landed;
  private final Hosting hosting;
  private final PushLimit pushLimit;
  private final ConflictResolver resolver;

  @Inject
  LandingTools(
      CommandRunner runner,
      HostEnvironment environment,
      Clock clock,
      Merges merges,
      References references,
      Checkouts checkouts,
      Bases bases,
      IntegrationWorktrees worktrees,
      VerifiedTrees.Preparation preparation,
      TreeVerifier verifier,
      LandedWork landed,
      Hosting hosting,
      PushLimit pushLimit,
      ConflictResolver resolver) {
    this.runner = runner;
    this.environment = environment;
    this.clock = clock;
    this.merges = merges;
    this.references = references;
    this.checkouts = checkouts;
    this.bases = bases;
    this.worktrees = worktrees;
    this.preparation = preparation;
    this.verifier = verifier;
    this.landed = landed;
    this.hosting = hosting;
    this.pushLimit = pushLimit;
    this.resolver = resolver;
  }

  Clock clock() {
    return clock;
  }

  Merges merges() {
    return merges;
  }

  References references() {
    return references;
  }

  Checkouts checkouts() {
    return checkouts;
  }

  TargetReader targets(CancellationToken cancellation) {
    return new TargetReader(bases, references, cancellation);
  }

  FactsReader facts(CancellationToken cancellation) {
    return new FactsReader(references, merges, cancellation);
  }

  VerifiedTrees trees(LandingContext landing, PlanRepository repository) {
    return new VerifiedTrees(landing, repository, worktrees, verifier, preparation);
  }

  ResultTaker taker(LandingContext landing, PlanRepository repository) {
    return new ResultTaker(
        landing, repository, references, checkouts, remotes(landing.cancellation()));
  }

  Remotes remotes(CancellationToken cancellation) {
    return new Remotes(runner, environment, pushLimit.duration(), cancellation);
  }

  PullRequests pullRequests(LandingContext landing, PlanRepository repository) {
    return new PullRequests(
        landing,
        repository,
        hosting.of(repository, landing.cancellation()),
        remotes(landing.cancellation()));
  }

  ConflictResolver resolver() {
    return resolver;
  }

  VerifiedTrees.Preparation preparation() {
    return preparation;
  }

  LandedWork landed() {
    return landed;
  }

  Bases bases() {
    return bases;
  }
}
