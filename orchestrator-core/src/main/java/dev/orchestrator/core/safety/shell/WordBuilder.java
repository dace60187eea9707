package dev.orchestrator.core.safety.shell;

import dev.orchestrator.core.safety.shell.ShellWord.Literal;
import dev.orchestrator.core.safety.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A word while it is read. */
final class WordBuilder {

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean textQuoted;
  private boolean begun;

  boolean begun() {
    return begun;
  }

  void append(char character, boolean quoted) {
    append(String.valueOf(character), quoted);
  }

  void append(String more, boolean quoted) {
    if (quoted != textQuoted) {
      endText();
      textQuoted = quoted;
    }
    begun = true;
    text.append(more);
  }

  void add(Part part) {
    endText();
    begun = true;
    parts.add(part);
  }

  private void endText() {
    if (!text.isEmpty()) {
      parts.add(new Literal(text.toString(), textQuoted));
      text.setLength(0);
    }
  }

  /** The word, if there is one. */
  Optional<ShellWord> finish() {
    endText();
    return begun ? Optional.of(new ShellWord(parts)) : Optional.empty();
  }
}
