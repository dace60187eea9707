package dev.orchestrator.git.merge;

import java.util.Optional;

/**
 * A change of one reference.
 *
 * @param reference whole name, such as {@code refs/heads/main}
 * @param before the id it must have now; empty when it must not exist
 * @param after the id it gets; empty to delete it
 */
public record ReferenceChange(String reference, Optional<String> before, Optional<String> after) {

  /** Refuses what is no whole name, and what is no full id. */
  public ReferenceChange {
    if (!reference.startsWith("refs/") || reference.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a whole name of a reference: " + reference);
    }
    before.ifPresent(CommitIds::require);
    after.ifPresent(CommitIds::require);
  }

  /** A reference that must not exist yet. */
  public static ReferenceChange create(String reference, String commit) {
    return new ReferenceChange(reference, Optional.empty(), Optional.of(commit));
  }

  /** Another commit for a reference that is where it was last seen. */
  public static ReferenceChange move(String reference, String before, String after) {
    return new ReferenceChange(reference, Optional.of(before), Optional.of(after));
  }

  /** The end of a reference that is where it was last seen. */
  public static ReferenceChange delete(String reference, String before) {
    return new ReferenceChange(reference, Optional.of(before), Optional.empty());
  }

  /** As {@code git update-ref --stdin -z} reads it. */
  String line() {
    String nothing = "0".repeat(after.or(() -> before).map(String::length).orElse(0));
    return after.isEmpty()
        ? "delete " + reference + "\0" + before.orElse("") + "\0"
        : "update " + reference + "\0" + after.get() + "\0" + before.orElse(nothing) + "\0";
  }
}
