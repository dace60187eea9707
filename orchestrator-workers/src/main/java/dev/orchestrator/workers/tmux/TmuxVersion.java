package dev.orchestrator.workers.tmux;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of tmux: {@code 3.3a} is 3.3. Development builds ({@code next-3.6}) count as their
 * release.
 */
record TmuxVersion(int major, int minor) implements Comparable<TmuxVersion> {

  /** The first whose {@code new-window} and {@code respawn-pane} take what is passed here. */
  static final TmuxVersion OLDEST = new TmuxVersion(3, 0);

  private static final Pattern FORM = Pattern.compile("tmux (?:next-)?(\\d{1,4})\\.(\\d{1,4}).*");

  static Optional<TmuxVersion> parse(String said) {
    Matcher form = FORM.matcher(said.strip());
    return form.matches()
        ? Optional.of(
            new TmuxVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(TmuxVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
