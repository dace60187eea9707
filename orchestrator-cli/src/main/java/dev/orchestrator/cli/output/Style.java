package dev.orchestrator.cli.output;

/** The few colours of the program; plain text where colour is not wanted. */
public final class Style {

  private final boolean colour;

  /** Paints only when {@code colour} is true. */
  public Style(boolean colour) {
    this.colour = colour;
  }

  /** Success and cleanliness. */
  public String good(String text) {
    return paint("32", text);
  }

  /** Needs attention. */
  public String warning(String text) {
    return paint("33", text);
  }

  /** Failure. */
  public String bad(String text) {
    return paint("31", text);
  }

  /** Less important. */
  public String faint(String text) {
    return paint("2", text);
  }

  /** More important. */
  public String strong(String text) {
    return paint("1", text);
  }

  /** Names of things. */
  public String name(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
