package dev.orchestrator.tasks.document;

/**
 * Titles between people and headings: signs at the end of a heading close it unless the first of
 * them is escaped.
 */
final class Titles {

  private Titles() {}

  static String read(String written) {
    return written.endsWith("#") ? unescape(written) : written;
  }

  private static String unescape(String written) {
    return written.replaceFirst("(^|\\s)\\\\(#+)$", "$1$2");
  }

  static String write(String title) {
    return title.replaceFirst("(^|\\s)(#+)$", "$1\\\\$2");
  }
}
