package dev.orchestrator.git.merge;

import java.util.Optional;
import java.util.function.Function;

/** What became of a change of references. */
public sealed interface ReferenceOutcome {

  /** All are changed. */
  record Changed() implements ReferenceOutcome {}

  /**
   * None is changed: one was not where it was last seen.
   *
   * @param reference the first such
   * @param now where it is; empty when it does not exist
   */
  record Stale(String reference, Optional<String> now) implements ReferenceOutcome {}

  /**
   * None is changed: git could not.
   *
   * @param reason in git's words, such as a lock that somebody holds
   */
  record Failed(String reason) implements ReferenceOutcome {}

  /** One function for each case, so that a new case cannot be forgotten. */
  default <T> T match(
      Function<Changed, T> changed, Function<Stale, T> stale, Function<Failed, T> failed) {
    if (this instanceof Changed outcome) {
      return changed.apply(outcome);
    }
    if (this instanceof Stale outcome) {
      return stale.apply(outcome);
    }
    return failed.apply((Failed) this);
  }
}
