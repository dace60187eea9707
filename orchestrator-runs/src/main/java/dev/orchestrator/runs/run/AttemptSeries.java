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
 * @param unverified verifications of the current attempt that could not run
 */
record AttemptSeries(
    int count,
    int failures,
    int misfortunes,
    Optional<Attempt> current,
    Optional<Attempt> last,
    NextAttempt next,
    int unverified) {

  static final AttemptSeries NONE =
      new AttemptSeries(0, 0, 0, Optional.empty(), Optional.empty(), NextAttempt.FIRST, 0);

  AttemptSeries begin(Attempt attempt) {
    return new AttemptSeries(count + 1, failures, misfortunes, Optional.of(attempt), last, next, 0);
  }

  AttemptSeries with(Attempt changed) {
    return new AttemptSeries(
        count, failures, misfortunes, Optional.of(changed), last, next, unverified);
  }

  AttemptSeries withLast(Attempt corrected) {
    return new AttemptSeries(
        count, failures, misfortunes, current, Optional.of(corrected), next, unverified);
  }

  AttemptSeries settled(Moment now) {
    Optional<Attempt> over = current.map(attempt -> attempt.enter(Attempt.Phase.SETTLED, now));
    return new AttemptSeries(
        count, failures, misfortunes, Optional.empty(), over.or(() -> last), next, 0);
  }

  AttemptSeries failed() {
    return new AttemptSeries(count, failures + 1, 0, current, last, next, unverified);
  }

  /** What ends one attempt after the other counts, and still counts as happening in a row. */
  AttemptSeries failedAgain() {
    return new AttemptSeries(count, failures + 1, misfortunes + 1, current, last, next, unverified);
  }

  AttemptSeries couldNotVerify() {
    return new AttemptSeries(count, failures, misfortunes, current, last, next, unverified + 1);
  }

  AttemptSeries unlucky() {
    return new AttemptSeries(count, failures, misfortunes + 1, current, last, next, unverified);
  }

  AttemptSeries anew() {
    return new AttemptSeries(count, 0, 0, current, last, next, unverified);
  }

  AttemptSeries then(NextAttempt following) {
    return new AttemptSeries(count, failures, misfortunes, current, last, following, unverified);
  }
}
