package dev.orchestrator.git.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the {@code .gitattributes} files of a commit into an otherwise empty working tree, because
 * git reads attributes from files alone before 2.43.
 */
final class CommittedAttributes {

  private static final String NAME = ".gitattributes";

  private CommittedAttributes() {}

  static void write(MergeGit git, String commit, Path workTree) throws IOException {
    String listing = git.output("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit);
    for (String entry : listing.split("\0")) {
      int tab = entry.indexOf('\t');
      String path = entry.substring(tab + 1);
      if (isPlainFile(entry) && (path.equals(NAME) || path.endsWith("/" + NAME))) {
        Path file = workTree.resolve(path).normalize();
        if (file.startsWith(workTree)) {
          Files.createDirectories(file.getParent());
          String id = entry.substring(0, tab).split(" ", -1)[2];
          Files.writeString(file, git.output("cat-file", "blob", id));
        }
      }
    }
  }

  /** Git does not follow a link of that name either. */
  private static boolean isPlainFile(String entry) {
    return entry.startsWith("100644 ") || entry.startsWith("100755 ");
  }
}
