package dev.orchestrator.core.safety;

import java.util.Optional;

/** A word while it is read. */
final class WordBuilder {

  private final StringBuilder text = new StringBuilder();
  private boolean begun;
  private boolean dynamic;
  private boolean quoted;

  /** There is a word, even if nothing comes of it, as with empty quotes. */
  void begin() {
    begun = true;
  }

  boolean begun() {
    return begun;
  }

  void append(char character) {
    begun = true;
    text.append(character);
  }

  void append(String more) {
    begun = true;
    text.append(more);
  }

  /** A part of it is for the shell to replace. */
  void markDynamic() {
    begun = true;
    dynamic = true;
  }

  /** A part of it is quoted, so that it is no delimiter that lets a here-document expand. */
  void markQuoted() {
    begun = true;
    quoted = true;
  }

  boolean quoted() {
    return quoted;
  }

  /** Whether it is the number of a file descriptor if a redirection follows. */
  boolean isNumber() {
    return begun && !quoted && text.chars().allMatch(Character::isDigit);
  }

  /** The word, if there is one; the next begins. */
  Optional<Word> finish() {
    Optional<Word> word =
        begun ? Optional.of(new Word(text.toString(), dynamic)) : Optional.empty();
    text.setLength(0);
    begun = false;
    dynamic = false;
    quoted = false;
    return word;
  }
}
