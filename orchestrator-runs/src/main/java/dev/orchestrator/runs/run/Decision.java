package dev.orchestrator.runs.run;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing the rules decided. Each is written to the journal as it is, before anything is done
 * about it. {@link Start}, {@link Adopt}, {@link Stop}, {@link Verify} and {@link Land} then need
 * an effect, whose outcome is an event of its own; the others are done once they are written.
 */
public sealed interface Decision {

  /** What it rests on. */
  Basis basis();

  /** Calls the case that fits. A new kind of decision is a new method here. */
  <R> R match(Cases<R> cases);

  /** The attempt it is about, if it is about one. */
  default Optional<AttemptId> attemptId() {
    return Optional.empty();
  }

  /**
   * Settles where an issue is worked on, once, before its first attempt; whatever becomes of the
   * plan later, that is its branch and its folder.
   */
  record Begin(int issue, Workplace workplace, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.begin(this);
    }
  }

  /**
   * Starts an attempt; also every restart, whose kind says what the agent is told.
   *
   * @param staggered whether the next such start has to keep its distance from this one
   */
  record Start(Assignment assignment, boolean staggered, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.start(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(assignment.attempt());
    }
  }

  /** Takes over an attempt that lives although its start was never confirmed. */
  record Adopt(AttemptId attempt, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.adopt(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Ends an attempt and everything it started. */
  record Stop(AttemptId attempt, StopCause cause, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stop(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Takes note of how an attempt ended. */
  record RecordEnd(AttemptId attempt, AttemptEnd end, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.recordEnd(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Checks what an attempt that ended well has done. */
  record Verify(AttemptId attempt, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.verify(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Takes an issue to its next stage. */
  record Advance(int issue, AttemptId attempt, String toStage, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.advance(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Declares an issue done. */
  record Complete(int issue, AttemptId attempt, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.complete(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /**
   * Lets an issue be tried again.
   *
   * @param counted whether this uses up one of its retries
   */
  record Retry(int issue, AttemptId attempt, NextAttempt next, boolean counted, Basis basis)
      implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.retry(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Gives an issue up. */
  record Fail(int issue, AttemptId attempt, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.fail(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /** Ends an issue's attempt without a verdict: stopped on request, or no longer in the plan. */
  record Release(int issue, AttemptId attempt, AttemptKind nextKind, Basis basis)
      implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.release(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /**
   * Declares that an issue cannot start.
   *
   * @param by the failed issues it depends on; empty where its budget is used up
   */
  record Block(int issue, List<Integer> by, Basis basis) implements Decision {
    /** Copies the list. */
    public Block {
      by = List.copyOf(by);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.block(this);
    }
  }

  /** Takes such a declaration back. */
  record Unblock(int issue, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unblock(this);
    }
  }

  /** Takes note that an issue cannot begin before somebody merged or mended something. */
  record Postpone(int issue, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.postpone(this);
    }
  }

  /** Leaves an issue undone because a person asked for that. */
  record Skip(int issue, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.skip(this);
    }
  }

  /** Takes note that an issue which had begun is no longer in the plan. */
  record Remove(int issue, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.remove(this);
    }
  }

  /** Takes note that a removed issue is in the plan again. */
  record Restore(int issue, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.restore(this);
    }
  }

  /** Holds an account. */
  record Hold(AgentHold hold, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.hold(this);
    }
  }

  /** Lets an account be used again. */
  record Unhold(String account, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unhold(this);
    }
  }

  /** Takes note that an attempt waits for a person to do something, or no longer does. */
  record Await(AttemptId attempt, Optional<String> waitsFor, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.await(this);
    }

    @Override
    public Optional<AttemptId> attemptId() {
      return Optional.of(attempt);
    }
  }

  /**
   * Lands finished issues, as the plan asks for.
   *
   * @param tips the verified commits, by number of the issue
   */
  record Land(Map<Integer, String> tips, Basis basis) implements Decision {
    /** Copies the map. */
    public Land {
      tips = Collections.unmodifiableMap(new TreeMap<>(tips));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.land(this);
    }
  }

  /** Ends the run. */
  record EndRun(RunOutcome outcome, Basis basis) implements Decision {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.endRun(this);
    }
  }

  /**
   * What to do about each kind of decision.
   *
   * @param <R> what comes of it
   */
  interface Cases<R> {
    R begin(Begin begin);

    R start(Start start);

    R adopt(Adopt adopt);

    R stop(Stop stop);

    R recordEnd(RecordEnd end);

    R verify(Verify verify);

    R advance(Advance advance);

    R complete(Complete complete);

    R retry(Retry retry);

    R fail(Fail fail);

    R release(Release release);

    R block(Block block);

    R unblock(Unblock unblock);

    R postpone(Postpone postpone);

    R skip(Skip skip);

    R remove(Remove remove);

    R restore(Restore restore);

    R hold(Hold hold);

    R unhold(Unhold unhold);

    R await(Await await);

    R land(Land land);

    R endRun(EndRun end);
  }
}
