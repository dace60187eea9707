package dev.orchestrator.core.text;

import java.util.regex.Pattern;

/** Takes secrets out of text of unknown origin before it is shown or stored. */
public final class Secrets {

  /** What stands in their place. */
  public static final String PLACEHOLDER = "[secret]";

  /** Tokens that tell by their beginning what they are: model services, code hosts, clouds. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:sk-|sk_live_|gh[opsur]_|github_pat_|glpat-|hf_|npm_|pypi-|xox[a-z]-|AKIA|ASIA|AIza"
              + "|eyJhbGciOi)[A-Za-z0-9_.-]{16,}");

  /** The password of an address: {@code https://user:password@host}. */
  private static final Pattern PASSWORD_OF_ADDRESS =
      Pattern.compile("(://[^/\\s:@\"']*:)[^/\\s@\"']+@");

  /** A token in the place of the user of an address: {@code https://token@host}. */
  private static final Pattern USER_OF_WEB_ADDRESS =
      Pattern.compile("(?i)(\\bhttps?://)[^/\\s:@\"']+@");

  private Secrets() {}

  /** The text with every token that is recognised replaced. */
  public static String redact(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String tokens = TOKEN.matcher(text).replaceAll(PLACEHOLDER);
    String passwords = PASSWORD_OF_ADDRESS.matcher(tokens).replaceAll("$1" + PLACEHOLDER + "@");
    return USER_OF_WEB_ADDRESS.matcher(passwords).replaceAll("$1" + PLACEHOLDER + "@");
  }
}
