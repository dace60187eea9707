package dev.orchestrator.git.shared;

import java.util.Optional;

/**
 * One difference in what worktrees share.
 *
 * @param name the key, the full name of the reference, or the path in the git folder
 * @param before empty when it was not there
 * @param after empty when it is not there any more
 */
public record SharedChange(
    Kind kind, String name, Optional<String> before, Optional<String> after) {

  private static final int SHOWN = 60;

  /** What it is that differs. */
  public enum Kind {
    /** An entry of the configuration. */
    SETTING("setting"),
    /** A branch, tag or other reference. */
    REFERENCE("reference"),
    /** The stash. */
    STASH("stash"),
    /** A file that git reads, such as a hook. */
    FILE("file");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** The difference in words, such as {@code setting core.bare: 'false' became 'true'}. */
  public String words() {
    String what = kind.word + " " + name;
    if (before.isEmpty()) {
      return what + " is new: " + shown(after);
    }
    return after.isEmpty()
        ? what + " is gone, it was " + shown(before)
        : what + ": " + shown(before) + " became " + shown(after);
  }

  private static String shown(Optional<String> value) {
    String text = value.orElse("");
    boolean commit = text.matches("[0-9a-f]{40,64}");
    String shortened =
        commit
            ? text.substring(0, 10)
            : text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return "'" + shortened.replace('\n', ' ') + "'";
  }
}
