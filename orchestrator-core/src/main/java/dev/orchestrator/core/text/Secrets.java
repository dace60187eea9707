package dev.orchestrator.core.text;

import java.util.Locale;

/**
 * Takes secrets out of text of unknown origin before it is shown or stored. Takes time in
 * proportion to the text, whatever it is.
 */
public final class Secrets {

  /** What stands in their place. */
  public static final String PLACEHOLDER = "[secret]";

  private Secrets() {}

  /** The text with every secret that is recognised replaced. */
  public static String redact(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String lowerCase = text.toLowerCase(Locale.ROOT);
    String redacted = text;
    for (SecretPattern pattern : SecretPattern.all()) {
      if (lowerCase.contains(pattern.piece())) {
        redacted = pattern.replaceIn(redacted, PLACEHOLDER);
      }
    }
    return redacted;
  }
}
