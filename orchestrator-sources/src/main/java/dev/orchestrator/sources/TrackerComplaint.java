package dev.orchestrator.sources;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What gh and glab say when they fail, and what to do then. Both say first what is wrong; hints of
 * their own, the usage or a heading may stand around it. Pure.
 */
final class TrackerComplaint {

  /**
   * A part of what they say, in lower case, and what helps. The words are those of gh 2.60 and glab
   * 1.80, and of the services behind them.
   */
  private record Remedy(List<String> signs, String hint) {}

  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy(
              List.of("auth login", "401", "bad credentials", "invalid_token", "token was revoked"),
              "log in with '%s auth login'"),
          new Remedy(
              List.of("unknown flag", "unknown json field", "unknown command", "unknown shorthand"),
              "'%s' is too old for this: update it"),
          new Remedy(
              List.of("rate limit", "429"), "the service wants a pause: try again in some minutes"),
          new Remedy(
              List.of("disabled issues"), "its issues are switched off: name another 'repo'"),
          new Remedy(
              List.of("could not resolve to", "404", "not found"),
              "check 'repo' and the numbers, and that your login ('%s auth status') may see them"),
          new Remedy(
              List.of("error connecting", "dial tcp", "no such host", "timeout", "i/o"),
              "check the network and try again; what was fetched before is kept"));

  private TrackerComplaint() {}

  /** What is wrong, fit to be shown; empty where nothing was said. */
  static String inOneLine(String error) {
    return lines(error)
        .filter(line -> !line.equalsIgnoreCase("error"))
        .findFirst()
        .map(line -> PlainText.visible(Secrets.redact(line)))
        .orElse("");
  }

  /** What to do about it. */
  static String hint(String program, String error) {
    String lower = error.toLowerCase(Locale.ROOT);
    return REMEDIES.stream()
        .filter(remedy -> remedy.signs().stream().anyMatch(lower::contains))
        .map(remedy -> remedy.hint().formatted(program))
        .findFirst()
        .orElse("see what '" + program + " issue list' says in a terminal");
  }

  private static Stream<String> lines(String error) {
    return error.lines().map(String::strip).filter(Predicate.not(String::isEmpty));
  }
}
