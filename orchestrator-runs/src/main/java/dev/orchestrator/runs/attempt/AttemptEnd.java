package dev.orchestrator.runs.attempt;

import dev.orchestrator.core.text.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an attempt ended.
 *
 * @param reason the class of the end
 * @param exitCode what the kernel said; above 128 for a signal; empty where nobody could tell
 * @param retryAt when the agent's service says it can be used again
 * @param detail one line for people: the agent's own message, the missing program
 * @param work what was left behind
 * @param usage what its agent said it had used; empty when it said nothing
 * @param session what its agent called the session it worked in; some name one only then
 */
public record AttemptEnd(
    EndReason reason,
    OptionalInt exitCode,
    Optional<Instant> retryAt,
    String detail,
    Work work,
    Optional<UsageReport> usage,
    Optional<String> session) {

  /** Takes secrets out of what the agent said. */
  public AttemptEnd {
    detail = Secrets.redact(detail);
  }

  /** An end of an agent that said neither what it used nor in which session. */
  public AttemptEnd(
      EndReason reason, OptionalInt exitCode, Optional<Instant> retryAt, String detail, Work work) {
    this(reason, exitCode, retryAt, detail, work, Optional.empty(), Optional.empty());
  }

  /** An end of which no more is known than its reason. */
  public static AttemptEnd of(EndReason reason, String detail) {
    return new AttemptEnd(reason, OptionalInt.empty(), Optional.empty(), detail, Work.NONE);
  }

  /** The same end for another reason. */
  public AttemptEnd because(EndReason other, String detail) {
    return new AttemptEnd(other, exitCode, retryAt, detail, work, usage, session);
  }

  /** The same end of an agent that said what it used, and in which session. */
  public AttemptEnd using(Optional<UsageReport> used, Optional<String> in) {
    return new AttemptEnd(reason, exitCode, retryAt, detail, work, used, in);
  }

  /** Whether nobody saw how it ended, so that its exit record may still turn up. */
  public boolean isPresumed() {
    return exitCode.isEmpty() && (reason == EndReason.LOST || reason == EndReason.NOT_STARTED);
  }

  /** The end in one line. */
  public String describe() {
    String code = exitCode.isPresent() ? " (exit status " + exitCode.getAsInt() + ")" : "";
    return reason.words() + code + (detail.isEmpty() ? "" : ": " + detail);
  }
}
