package dev.orchestrator.testkit.model;

import java.util.Map;
import java.util.Optional;

/**
 * What the model does in one turn.
 *
 * @param text what it says; may be absent beside a command
 * @param sh a command for the agent's shell tool
 * @param tool another tool, by the name the agent gives it
 * @param input of that tool
 * @param delayMs waits so long before it answers
 * @param fail answers with an HTTP error
 * @param hang takes the request and never answers
 * @param stall begins to answer and then falls silent
 * @param drop begins to answer and then cuts the connection
 * @param usage what it claims to have used
 */
record ScriptStep(
    Optional<String> text,
    Optional<String> sh,
    Optional<String> tool,
    Optional<Map<String, Object>> input,
    long delayMs,
    Optional<Failure> fail,
    boolean hang,
    boolean stall,
    boolean drop,
    Optional<Tokens> usage) {

  /** What a conversation without a script gets, and one whose script is at its end. */
  static final ScriptStep NOTHING_LEFT = saying("Nothing is left to do.");

  /**
   * An HTTP error instead of an answer.
   *
   * @param type the service's own name of the error; chosen to fit the status when absent
   * @param headers such as {@code retry-after}
   * @param times how often before the step is done after all; 0 means always
   */
  record Failure(
      int status,
      Optional<String> type,
      Optional<String> message,
      Optional<Map<String, String>> headers,
      int times) {

    String messageOrDefault() {
      return message.orElse("the stand-in answers " + status);
    }
  }

  /** Token counts. */
  record Tokens(long input, long output) {}

  static ScriptStep saying(String text) {
    return new ScriptStep(
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty());
  }

  Tokens usageOrDefault() {
    return usage.orElse(new Tokens(100, 20));
  }
}
