package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.FolderTree;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a folder a worktree by writing the files that {@code git worktree add} writes, as they
 * stand in gitrepository-layout(5); libgit2 does the same. git looks through all other worktrees
 * several times on the way, so that with it each further one takes longer to make. Only for
 * repositories in which nothing but these files belongs to a worktree.
 */
final class WorktreeRegistration {

  /** Other names are changed by git before they name a folder of its own. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  /**
   * What in a repository's configuration tells git to do more than is done here: references or
   * settings kept in another way, sparse and relative worktrees, permissions for a group. Where the
   * word has another meaning, git is asked in vain, and that is all.
   */
  private static final List<String> UNUSUAL =
      List.of("extensions", "include", "sparse", "sharedrepository", "worktree");

  private static final String UNFINISHED = "initializing";

  private final Path folder;
  private final Path entry;

  private WorktreeRegistration(Path common, Path folder) {
    this.folder = folder;
    this.entry = common.resolve("worktrees").resolve(folder.getFileName());
  }

  /**
   * For a folder that is not there yet.
   *
   * @param common the git folder shared by all worktrees; links resolved
   * @return empty when git itself has to make the worktree
   */
  static Optional<WorktreeRegistration> of(Path common, Path folder) throws IOException {
    WorktreeRegistration registration = new WorktreeRegistration(common, folder);
    return PLAIN_NAME.matcher(folder.getFileName().toString()).matches()
            && !Files.exists(registration.entry, LinkOption.NOFOLLOW_LINKS)
            && isPlain(common)
        ? Optional.of(registration)
        : Optional.empty();
  }

  private static boolean isPlain(Path common) throws IOException {
    Path file = common.resolve("config");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String configuration = text(file).toLowerCase(Locale.ROOT);
    return UNUSUAL.stream().noneMatch(configuration::contains);
  }

  /** What git reads need not be UTF-8. */
  private static String text(Path file) throws IOException {
    return RegularFile.text(file, StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes the folder, an empty worktree at a commit. Locked against {@code git worktree prune}
   * until {@link #finish}; what git reads first is written last, so that it never sees a part.
   */
  void begin(String commit) throws IOException {
    Files.createDirectories(entry.getParent());
    Files.createDirectory(entry);
    Files.writeString(lock(), UNFINISHED + "\n");
    Files.writeString(entry.resolve("HEAD"), commit + "\n");
    Files.writeString(entry.resolve("commondir"), "../..\n");
    Files.createDirectories(folder);
    Path dotGit = folder.toRealPath().resolve(".git");
    Files.writeString(dotGit, "gitdir: " + entry + "\n");
    Files.writeString(entry.resolve("gitdir"), dotGit + "\n");
  }

  /** The worktree holds its files. */
  void finish() throws IOException {
    Files.delete(lock());
  }

  /** Removes what a registration left that did not come far enough for git to know of it. */
  static void clear(Path common, Path folder) throws IOException {
    WorktreeRegistration left = new WorktreeRegistration(common, folder);
    boolean unfinished =
        Files.isRegularFile(left.lock(), LinkOption.NOFOLLOW_LINKS)
            && text(left.lock()).strip().equals(UNFINISHED)
            && !Files.exists(left.entry.resolve("gitdir"));
    if (unfinished) {
      FolderTree.delete(left.entry);
    }
  }

  private Path lock() {
    return entry.resolve("locked");
  }
}
