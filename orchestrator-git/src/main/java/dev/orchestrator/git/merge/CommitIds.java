package dev.orchestrator.git.merge;

import java.util.regex.Pattern;

/** Full object ids, as SHA-1 or SHA-256. */
final class CommitIds {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private CommitIds() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static String require(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("not a full object id: " + id);
    }
    return id;
  }
}
