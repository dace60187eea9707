package dev.orchestrator.core.safety;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a rule that is read when a program turns up that it may be about. There are some
 * four hundred, and most judgements concern one program. Thread-safe.
 */
final class RulePattern {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]+");

  private final String text;

  /** Empty where only the pattern itself can tell which programs it is about. */
  private final Optional<String> program;

  private volatile @Nullable CommandPattern read;

  RulePattern(String text) {
    this.text = text;
    int blank = text.indexOf(' ');
    this.program =
        Optional.of(blank < 0 ? text : text.substring(0, blank))
            .filter(word -> NAME.matcher(word).matches());
  }

  boolean matches(ProgramInvocation invocation) {
    return mayConcern(invocation) && pattern().matches(invocation);
  }

  boolean mayMatch(ProgramInvocation invocation) {
    return mayConcern(invocation) && pattern().mayMatch(invocation);
  }

  private boolean mayConcern(ProgramInvocation invocation) {
    return program.isEmpty() || program.get().equals(invocation.program());
  }

  private CommandPattern pattern() {
    CommandPattern pattern = read;
    if (pattern == null) {
      pattern = CommandPattern.parse(text);
      read = pattern;
    }
    return pattern;
  }
}
