package dev.orchestrator.agents.protocol;

import dev.orchestrator.agents.spi.AgentTrouble;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sorts the error messages of programs that do not give a status of their own beside them. Only for
 * messages of the program, in a place of its protocol where nothing else stands.
 */
final class ErrorMessage {

  private static final Pattern STATUS =
      Pattern.compile("(?:status(?: code)?:?|\\[API Error:.*\\bcode\"?:) ?\\(?([45]\\d\\d)\\b");

  /** Programs give the status near the beginning; some quote a whole answer behind it. */
  private static final int LONGEST_MESSAGE = 10_000;

  private ErrorMessage() {}

  static OptionalInt httpStatus(String message) {
    Matcher status =
        STATUS.matcher(message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
    return status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty();
  }

  static AgentTrouble trouble(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    if (mentions(words, "usage limit", "usage_limit_reached", "quota exceeded", "daily quota")) {
      return AgentTrouble.USAGE_LIMIT;
    }
    if (mentions(words, "context window", "context_length", "prompt is too long")) {
      return AgentTrouble.CONTEXT_OVERFLOW;
    }
    OptionalInt status = httpStatus(message);
    if (status.isPresent()) {
      return AgentTrouble.ofHttpStatus(status.getAsInt());
    }
    return inWords(words);
  }

  private static AgentTrouble inWords(String words) {
    if (mentions(words, "unauthorized", "api key", "not logged in")) {
      return AgentTrouble.AUTHENTICATION;
    }
    if (mentions(words, "too many requests", "rate limit", "resource_exhausted")) {
      return AgentTrouble.RATE_LIMIT;
    }
    if (mentions(words, "overloaded", "high demand", "internal server error")) {
      return AgentTrouble.OVERLOAD;
    }
    if (mentions(
        words,
        "disconnected",
        "network",
        "connection",
        "timed out",
        "connect error",
        "error sending request",
        "unable to connect",
        "fetch failed")) {
      return AgentTrouble.NETWORK;
    }
    return AgentTrouble.OTHER;
  }

  private static boolean mentions(String words, String... any) {
    return Stream.of(any).anyMatch(words::contains);
  }
}
