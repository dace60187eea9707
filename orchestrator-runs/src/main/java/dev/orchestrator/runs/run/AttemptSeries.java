package dev.orchestrator.runs.run;

import java.util.Optional;

/**
 * The attempts of an issue, and what is decided about the next one.
 *
 * @param count how many attempts were decided on, over all stages
 * @param failures attempts of this stage that count against its retries
 * @param misfortunes attempts in a row that ended through no fault of the issue
 * @param current the attempt that is not settled; at most one
 * @param last the attempt settled last
 * @param next what was decided about the next attempt
 */
record AttemptSeries(
    int count,
    int failures,
    int misfortunes,
    Optional<Attempt> current,
    Optional<Attempt> last,
    NextAttempt next) {

  static final AttemptSeries NONE =
      new AttemptSeries(0, 0, 0, Optional.empty(), Optional.empty(), NextAttempt.FIRST);

  AttemptSeries begin(Attempt attempt) {
    return new AttemptSeries(count + 1, failures, misfortunes, Optional.of(attempt), last, next);
  }

  AttemptSeries with(Attempt changed) {
    return new AttemptSeries(count, failures, misfortunes, Optional.of(changed), last, next);
  }

  AttemptSeries withLast(Attempt corrected) {
    return new AttemptSeries(count, failures, misfortunes, current, Optional.of(corrected), next);
  }

  AttemptSeries settled(Moment now) {
    Optional<Attempt> over = current.map(attempt -> attempt.enter(Attempt.Phase.SETTLED, now));
    return new AttemptSeries(
        count, failures, misfortunes, Optional.empty(), over.or(() -> last), next);
  }

  AttemptSeries failed() {
    return new AttemptSeries(count, failures + 1, 0, current, last, next);
  }

  AttemptSeries unlucky() {
    return new AttemptSeries(count, failures, misfortunes + 1, current, last, next);
  }

  AttemptSeries anew() {
    return new AttemptSeries(count, 0, 0, current, last, next);
  }

  AttemptSeries then(NextAttempt following) {
    return new AttemptSeries(count, failures, misfortunes, current, last, following);
  }
}
