package dev.orchestrator.git.shared;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Work that somebody put aside with {@code git stash}, and that is still there.
 *
 * @param commit its full id
 * @param message as git or whoever made it wrote it, such as {@code WIP on fix/1: 1a2b3c4 Add x}
 */
public record StashEntry(String commit, String message) {

  /** No branch has a colon in its name. */
  private static final Pattern MADE_ON = Pattern.compile("(?:WIP on|On) ([^:]+): .*");

  /** The branch it was made on; empty where its message does not say. */
  public Optional<String> branch() {
    Matcher made = MADE_ON.matcher(message);
    return made.matches() ? Optional.of(made.group(1)) : Optional.empty();
  }
}
