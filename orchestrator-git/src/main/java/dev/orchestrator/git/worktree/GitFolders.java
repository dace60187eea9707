package dev.orchestrator.git.worktree;

import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where git keeps its files, found by reading and without starting git. */
public final class GitFolders {

  private static final String GIT_FILE_PREFIX = "gitdir:";

  private GitFolders() {}

  /** The folder shared by all worktrees of a repository; empty when this is no repository. */
  public static Optional<Path> commonDirectory(Path repository) {
    try {
      Optional<Path> own = gitDirectory(repository);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      Path commonFile = own.get().resolve("commondir");
      Path common =
          Files.isRegularFile(commonFile)
              ? own.get().resolve(RegularFile.text(commonFile).strip())
              : own.get();
      return Optional.of(common.toRealPath());
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  /** The git folder of exactly this working tree or bare repository; never of one above it. */
  public static Optional<Path> gitDirectory(Path repository) throws IOException {
    Path dotGit = repository.resolve(".git");
    if (Files.isDirectory(dotGit)) {
      return Optional.of(dotGit);
    }
    if (Files.isRegularFile(dotGit)) {
      String content = RegularFile.text(dotGit);
      return content.startsWith(GIT_FILE_PREFIX)
          ? Optional.of(
              repository.resolve(content.substring(GIT_FILE_PREFIX.length()).strip()).normalize())
          : Optional.empty();
    }
    boolean bare =
        Files.isRegularFile(repository.resolve("HEAD"))
            && Files.isDirectory(repository.resolve("objects"));
    return bare ? Optional.of(repository) : Optional.empty();
  }

  /** Whether a folder is a linked worktree of the repository with that common git folder. */
  static boolean isWorktreeOf(Path folder, Path commonDirectory) {
    return Files.isRegularFile(folder.resolve(".git"))
        && commonDirectory(folder).filter(commonDirectory::equals).isPresent();
  }
}
