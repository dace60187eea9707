package dev.orchestrator.workers.supervisor;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.VerifiedChange;
import dev.orchestrator.runs.decision.Wait;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import dev.orchestrator.runs.store.AttemptFolder;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.bases.MergeStage;
import dev.orchestrator.workers.bases.VerifiedCommits;
import dev.orchestrator.workers.launch.AttemptStarter;
import dev.orchestrator.workers.loop.Effects;
import dev.orchestrator.workers.process.AttemptStopper;
import dev.orchestrator.workers.scope.RunScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Effects on this machine. Each runs on a thread of its own, one at a time per attempt; what comes
 * of it is handed to the supervisor's thread.
 */
final class LocalEffects implements Effects {

  private final RunScope scope;
  private final RunFolder folder;
  private final AttemptStarter starter;
  private final AttemptStopper stopper;
  private final AttemptVerifier verifier;
  private final MergeStage merges;
  private final VerifiedCommits commits;
  private final WorkerPlaces places;
  private final OwnLanding landing;
  private final Consumer<Optional<RunEvent>> outcomes;
  private final Set<AttemptId> underWay = ConcurrentHashMap.newKeySet();

  /**
   * Outcomes are told to {@code outcomes}, on the thread of the effect; empty when there is none.
   */
  LocalEffects(
      RunScope scope,
      AttemptStarter starter,
      AttemptStopper stopper,
      AttemptVerifier verifier,
      MergeStage merges,
      VerifiedCommits commits,
      WorkerPlaces places,
      OwnLanding landing,
      Consumer<Optional<RunEvent>> outcomes) {
    this.scope = scope;
    this.folder = scope.site().folder();
    this.starter = starter;
    this.stopper = stopper;
    this.verifier = verifier;
    this.merges = merges;
    this.commits = commits;
    this.places = places;
    this.landing = landing;
    this.outcomes = outcomes;
  }

  /** Whether something is being done about an attempt. */
  boolean isUnderWay(AttemptId attempt) {
    return underWay.contains(attempt);
  }

  /** The outcome of an effect is written down: it is over. */
  void settled(AttemptId attempt) {
    underWay.remove(attempt);
  }

  /** Makes ready the places of workers, and what issues need that wait for a free one alone. */
  void prepare(RunPlan plan, RunState state, List<Wait> waits) {
    places.fit(plan, state);
    waits.stream()
        .filter(wait -> wait.basis().rule() == Rule.NO_FREE_WORKER)
        .limit(plan.settings().workers())
        .flatMap(wait -> plan.issue(wait.issue()).stream())
        .forEach(issue -> starter.prepare(plan, state, issue));
  }

  /** The run is over. */
  void leave(RunState state) {
    places.leave(state);
  }

  @Override
  public void start(RunPlan plan, RunState state, Assignment assignment) {
    AttemptId attempt = assignment.attempt();
    begin(
        attempt,
        () -> Optional.of(starter.start(plan, state, assignment)),
        failure -> notStarted(attempt, failure));
  }

  @Override
  public void adopt(RunPlan plan, RunState state, AttemptId attempt) {
    begin(
        attempt,
        () -> Optional.of(starter.started(folder.attempt(attempt))),
        failure -> notStarted(attempt, failure));
  }

  @Override
  public void stop(RunPlan plan, RunState state, AttemptId attempt, StopCause cause) {
    AttemptFolder stopped = folder.attempt(attempt);
    begin(
        attempt,
        () -> {
          stopper.stop(stopped);
          return Optional.empty();
        },
        failure ->
            new RunEvent.Noted(issueOf(state, attempt), "it could not be stopped: " + failure));
  }

  @Override
  public void verify(RunPlan plan, RunState state, AttemptId attempt) {
    Optional<Attempt> known = state.attempt(attempt);
    begin(
        attempt,
        () ->
            Optional.of(
                new RunEvent.AttemptVerified(
                    attempt,
                    known
                        .map(each -> verified(plan, state, each))
                        .orElse(Verification.couldNotRun("nothing is known of the attempt")))),
        failure -> new RunEvent.AttemptVerified(attempt, Verification.couldNotRun(failure)));
  }

  @Override
  public void land(RunPlan plan, Set<Integer> issues) {
    landing.begin(plan, issues);
  }

  private Verification verified(RunPlan plan, RunState state, Attempt attempt) {
    Optional<IssueState> issue =
        Optional.ofNullable(state.issues().get(attempt.assignment().issue()));
    Verification checked =
        issue.flatMap(merges::fault).orElseGet(() -> verifier.verify(plan, state, attempt));
    Verification result =
        issue.filter(IssueState::merging).isPresent() ? ofOthers(checked) : checked;
    if (result.outcome() == Verification.Outcome.PASSED) {
      issue.ifPresent(known -> keep(plan, known, result));
    }
    return result;
  }

  /** What was merged is the work of others: the issue has done nothing of its own yet. */
  private static Verification ofOthers(Verification merged) {
    return merged
        .change()
        .map(change -> merged.on(new VerifiedChange(change.tip(), change.tree(), 0, 0, 0)))
        .orElse(merged);
  }

  /** Others will build on it. */
  private void keep(RunPlan plan, IssueState issue, Verification passed) {
    Optional<String> tip = passed.change().map(VerifiedChange::tip);
    if (tip.isPresent() && issue.workplace().isPresent()) {
      commits
          .keep(
              issue.workplace().get().repositoryPath(),
              plan.project(),
              issue.number(),
              tip.get(),
              new CancellationToken())
          .map(why -> new RunEvent.Noted(Optional.of(issue.number()), why))
          .ifPresent(note -> outcomes.accept(Optional.of(note)));
    }
  }

  private static Optional<Integer> issueOf(RunState state, AttemptId attempt) {
    return state.attempt(attempt).map(known -> known.assignment().issue());
  }

  /** What may live of it is stopped first: the issue will be started again. */
  private RunEvent notStarted(AttemptId attempt, String failure) {
    stopper.stop(folder.attempt(attempt));
    return new RunEvent.StartFailed(
        attempt, AttemptEnd.of(EndReason.NOT_STARTED, "it could not be started: " + failure));
  }

  /**
   * An effect that throws has an outcome too: an attempt that counted as under way for ever would
   * never be looked at again. What was broken off because the supervisor leaves has none: the next
   * supervisor looks for itself.
   */
  private void begin(
      AttemptId attempt,
      Supplier<Optional<RunEvent>> effect,
      Function<String, RunEvent> whenItThrows) {
    underWay.add(attempt);
    scope
        .threads()
        .execute(
            () -> {
              Optional<RunEvent> outcome = outcome(effect, whenItThrows);
              if (scope.cancellation().isCancelled()) {
                return;
              }
              if (outcome.flatMap(RunEvent::attemptId).isEmpty()) {
                settled(attempt);
              }
              outcomes.accept(outcome);
            });
  }

  private static Optional<RunEvent> outcome(
      Supplier<Optional<RunEvent>> effect, Function<String, RunEvent> whenItThrows) {
    try {
      return effect.get();
    } catch (RuntimeException failure) {
      return afterFailure(failure.toString(), whenItThrows);
    }
  }

  /** What failed so badly that nothing can be said of it is looked at again. */
  private static Optional<RunEvent> afterFailure(
      String failure, Function<String, RunEvent> whenItThrows) {
    try {
      return Optional.of(whenItThrows.apply(failure));
    } catch (RuntimeException again) {
      return Optional.of(new RunEvent.Noted(Optional.empty(), failure + "; then " + again));
    }
  }
}
