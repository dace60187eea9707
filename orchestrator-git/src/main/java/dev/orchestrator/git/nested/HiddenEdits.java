package dev.orchestrator.git.nested;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Files that git was told not to look at, {@code skip-worktree} or {@code assume-unchanged}, and
 * that yet differ from what the index holds.
 */
public final class HiddenEdits {

  private static final String SUBMODULE = "160000";
  private static final int SHA1_LENGTH = 40;

  private HiddenEdits() {}

  /**
   * Their paths in a worktree.
   *
   * @param gitFolder what git keeps for this worktree alone
   * @throws IOException when git does not list them, or one cannot be read
   */
  public static List<String> in(
      GitRunner git, Path gitFolder, Path workTree, CancellationToken cancellation)
      throws IOException {
    return in(new NestedGit(git, gitFolder, Optional.of(workTree), cancellation), workTree);
  }

  /** Their paths; of a sparse checkout only files that are there all the same. */
  static List<String> in(NestedGit git, Path workTree) throws IOException {
    List<String> hidden = new ArrayList<>();
    for (String entry : git.text(List.of("ls-files", "-v", "--stage", "-z")).split("\0", -1)) {
      if (!entry.isEmpty() && isHidden(entry.charAt(0)) && differs(workTree, entry)) {
        hidden.add(entry.substring(entry.indexOf('\t') + 1));
      }
    }
    return hidden;
  }

  /** Lower case is assume-unchanged. */
  private static boolean isHidden(char tag) {
    return tag == 'S' || Character.isLowerCase(tag);
  }

  /** An entry is {@code TAG MODE OBJECT STAGE<TAB>PATH}. */
  private static boolean differs(Path workTree, String entry) throws IOException {
    int tab = entry.indexOf('\t');
    String[] fields = entry.substring(0, tab).split(" ", -1);
    if (fields[1].equals(SUBMODULE)) {
      return false;
    }
    try {
      Path file = workTree.resolve(entry.substring(tab + 1));
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !id(file, fields[2]).equals(fields[2]);
    } catch (InvalidPathException unnameable) {
      return true;
    }
  }

  /** The id git gives to what a file holds, unfiltered; a link holds its target. */
  private static String id(Path file, String like) throws IOException {
    MessageDigest digest = digest(like.length() == SHA1_LENGTH ? "SHA-1" : "SHA-256");
    if (Files.isSymbolicLink(file)) {
      byte[] target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
      digest.update(header(target.length));
      return HexFormat.of().formatHex(digest.digest(target));
    }
    if (!Files.isRegularFile(file)) {
      return "no file";
    }
    digest.update(header(Files.size(file)));
    try (InputStream content = RegularFile.open(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] header(long size) {
    return ("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
