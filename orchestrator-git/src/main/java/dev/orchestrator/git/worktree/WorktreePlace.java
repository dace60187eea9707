package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A linked worktree, proven from both sides: its {@code .git} file names its git folder, and that
 * one names it. The first alone could have been rewritten to name the git folder of another
 * worktree.
 *
 * @param folder absolute, links resolved
 * @param gitFolder what git keeps for this worktree alone
 * @param common the git folder that all worktrees share
 */
record WorktreePlace(Path folder, Path gitFolder, Path common) {

  /**
   * The worktree in a folder.
   *
   * @return empty when there is none of this repository, or a link, or anything that must never be
   *     deleted: a main checkout, a folder that holds the repository, a home, the root
   */
  static Optional<WorktreePlace> of(Path folder, Path common) {
    try {
      boolean plain =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && GitFolders.isWorktreeOf(folder, common);
      if (!plain) {
        return Optional.empty();
      }
      Path real = folder.toRealPath();
      Path gitFolder = GitFolders.gitDirectory(real).orElseThrow().toRealPath();
      return common.resolve("worktrees").equals(gitFolder.getParent())
              && namesIt(gitFolder, real)
              && !isProtected(real, common)
          ? Optional.of(new WorktreePlace(real, gitFolder, common))
          : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean namesIt(Path gitFolder, Path folder) throws IOException {
    Path file = gitFolder.resolve("gitdir");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    String written = RegularFile.text(file, StandardCharsets.UTF_8).strip();
    Path dotGit = gitFolder.resolve(written).normalize();
    Path named = dotGit.getParent();
    return named != null && Files.isSameFile(named, folder);
  }

  private static boolean isProtected(Path folder, Path common) throws IOException {
    Path home = Path.of(System.getProperty("user.home"));
    boolean holdsHome = Files.exists(home) && home.toRealPath().startsWith(folder);
    return folder.getParent() == null || common.startsWith(folder) || holdsHome;
  }
}
