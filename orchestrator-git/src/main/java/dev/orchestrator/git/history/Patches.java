package dev.orchestrator.git.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of commits, told apart as git-patch-id(1) does: by what they change and not by where in a
 * file it stands, so that a rebased commit has the same. Merges have none.
 */
final class Patches {

  private static final String COMMIT = "\u0001";

  private final Map<String, String> byCommit;

  private Patches(Map<String, String> byCommit) {
    this.byCommit = byCommit;
  }

  /** Those of the commits that {@code tips} reach and {@code excluded} do not. */
  static Patches read(HistoryGit git, Collection<String> tips, Collection<String> excluded)
      throws UnansweredException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "log",
                "--no-merges",
                "--no-show-signature",
                "--no-notes",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--ignore-submodules=none",
                "--submodule=short",
                "--full-index",
                "--patch",
                "--root",
                "--format=%x01%H"));
    arguments.addAll(tips);
    excluded.forEach(commit -> arguments.add("^" + commit));
    arguments.add("--");
    return new Patches(parse(git.bytes(arguments)));
  }

  private static Map<String, String> parse(String log) {
    Map<String, String> patches = new HashMap<>();
    String commit = "";
    MessageDigest digest = digest();
    for (String line : log.split("\n", -1)) {
      if (line.startsWith(COMMIT)) {
        patches.put(commit, HexFormat.of().formatHex(digest.digest()));
        commit = line.substring(COMMIT.length());
      } else if (!line.startsWith("@@ ") && !line.startsWith("index ")) {
        digest.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    patches.put(commit, HexFormat.of().formatHex(digest.digest()));
    return patches;
  }

  Optional<String> of(String commit) {
    return Optional.ofNullable(byCommit.get(commit));
  }

  Set<String> ofAll(Collection<String> commits) {
    Set<String> patches = new HashSet<>();
    commits.forEach(commit -> of(commit).ifPresent(patches::add));
    return patches;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
