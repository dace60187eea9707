package dev.orchestrator.core.safety;

/**
 * A word of a command after quotes are removed.
 *
 * @param text with what the shell would still replace left as it was written
 * @param dynamic whether there is such a part, so that the real text is not known
 * @param pattern whether the shell replaces it by the names of the files that match it
 */
record Word(String text, boolean dynamic, boolean pattern) {

  static Word of(String text) {
    return new Word(text, false, false);
  }

  /** Something, but nobody knows what. */
  static Word unknown() {
    return unknown("");
  }

  static Word unknown(String written) {
    return new Word(written, true, false);
  }

  boolean is(String other) {
    return !dynamic && text.equals(other);
  }

  boolean isOption() {
    return text.length() > 1 && text.startsWith("-");
  }

  /** Asked of every word of every command, for which the equality of records is slow to begin. */
  boolean isTerminator() {
    return !dynamic && text.equals("--");
  }

  boolean isAssignment() {
    int equals = text.indexOf('=');
    if (equals < 1 || !Character.isJavaIdentifierStart(text.charAt(0))) {
      return false;
    }
    String name = text.substring(0, text.charAt(equals - 1) == '+' ? equals - 1 : equals);
    return name.chars().allMatch(character -> Character.isJavaIdentifierPart(character));
  }

  /** What follows the last slash. */
  String baseName() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** What follows the first {@code =}; all of it where there is none. */
  Word afterEquals() {
    return new Word(text.substring(text.indexOf('=') + 1), dynamic, pattern);
  }
}
