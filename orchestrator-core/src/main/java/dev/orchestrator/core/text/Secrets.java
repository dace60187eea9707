package dev.orchestrator.core.text;

import java.util.regex.Pattern;

/** Takes secrets out of text of unknown origin before it is shown or stored. */
public final class Secrets {

  /** What stands in their place. */
  public static final String PLACEHOLDER = "[secret]";

  /** Tokens that tell by their beginning what they are: model services, code hosts, clouds. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:sk-|ghp_|gho_|ghs_|github_pat_|glpat-|xox[a-z]-|AKIA|AIza)[A-Za-z0-9_-]{16,}");

  private Secrets() {}

  /** The text with every token that is recognised replaced. */
  public static String redact(String text) {
    return TOKEN.matcher(text).replaceAll(PLACEHOLDER);
  }
}
