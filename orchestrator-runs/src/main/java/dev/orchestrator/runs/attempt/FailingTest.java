package dev.orchestrator.runs.attempt;

import dev.orchestrator.core.text.Secrets;

/**
 * A test that failed.
 *
 * @param name as its framework names it
 * @param message why it failed, without secrets; may be empty; cut off after {@value #LONGEST}
 *     characters
 */
public record FailingTest(String name, String message) {

  private static final int LONGEST = 500;

  /** Takes secrets out of the message, and bounds it. */
  public FailingTest {
    String safe = Secrets.redact(message);
    message = safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
  }
}
