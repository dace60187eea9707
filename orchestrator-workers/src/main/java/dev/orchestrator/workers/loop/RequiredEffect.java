package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.RunState;
import java.util.Optional;

/** What has to be done about a decision once it is in the journal. */
@FunctionalInterface
interface RequiredEffect {

  /** Begins the effect; the state is that after the decision. */
  void begin(Effects effects, RunPlan plan, RunState state);

  /** Empty where a decision is done once it is written. */
  static Optional<RequiredEffect> of(Decision decision) {
    return decision.match(new OfEachKind());
  }

  /** Names every kind, so that one that is new to this class does not compile. */
  final class OfEachKind implements Decision.Cases<Optional<RequiredEffect>> {

    @Override
    public Optional<RequiredEffect> start(Decision.Start start) {
      return Optional.of((effects, plan, state) -> effects.start(plan, state, start.assignment()));
    }

    @Override
    public Optional<RequiredEffect> adopt(Decision.Adopt adopt) {
      return Optional.of((effects, plan, state) -> effects.adopt(plan, state, adopt.attempt()));
    }

    @Override
    public Optional<RequiredEffect> stop(Decision.Stop stop) {
      return Optional.of(
          (effects, plan, state) -> effects.stop(plan, state, stop.attempt(), stop.cause()));
    }

    @Override
    public Optional<RequiredEffect> verify(Decision.Verify verify) {
      return Optional.of((effects, plan, state) -> effects.verify(plan, state, verify.attempt()));
    }

    @Override
    public Optional<RequiredEffect> land(Decision.Land land) {
      return Optional.of((effects, plan, state) -> effects.land(plan, land.tips().keySet()));
    }

    @Override
    public Optional<RequiredEffect> begin(Decision.Begin begin) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> recordEnd(Decision.RecordEnd end) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> advance(Decision.Advance advance) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> complete(Decision.Complete complete) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> retry(Decision.Retry retry) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> fail(Decision.Fail fail) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> release(Decision.Release release) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> block(Decision.Block block) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> unblock(Decision.Unblock unblock) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> postpone(Decision.Postpone postpone) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> skip(Decision.Skip skip) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> remove(Decision.Remove remove) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> restore(Decision.Restore restore) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> hold(Decision.Hold hold) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> unhold(Decision.Unhold unhold) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> await(Decision.Await await) {
      return Optional.empty();
    }

    @Override
    public Optional<RequiredEffect> endRun(Decision.EndRun end) {
      return Optional.empty();
    }
  }
}
