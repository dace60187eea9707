package dev.orchestrator.workers.attempt;

import dev.orchestrator.core.text.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of checking an attempt that ended well.
 *
 * @param outcome passed, failed, or not checkable
 * @param reason why it did not pass, in words a next attempt can act on; empty when it passed
 * @param log the output of the command that decided it
 */
public record Verification(Outcome outcome, String reason, Optional<Path> log) {

  /** Takes secrets out of what a command line or its output may hold. */
  public Verification {
    reason = Secrets.redact(reason);
  }

  /** How a verification ends. */
  public enum Outcome {
    /** Everything that was asked for holds. */
    PASSED,
    /** Something does not hold; the attempt has failed. */
    FAILED,
    /** A command could not be run; says nothing about the work. */
    COULD_NOT_RUN
  }

  /** Everything holds. */
  public static Verification passed() {
    return new Verification(Outcome.PASSED, "", Optional.empty());
  }

  /** Something does not hold. */
  public static Verification failed(String reason) {
    return new Verification(Outcome.FAILED, reason, Optional.empty());
  }

  /** It could not be found out. */
  public static Verification couldNotRun(String reason) {
    return new Verification(Outcome.COULD_NOT_RUN, reason, Optional.empty());
  }
}
