package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.Inclusion;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Copies or links what git does not keep and a worktree yet needs, such as {@code .env}: files of
 * the main checkout that git does not track and that a pattern in its {@code .worktreeinclude}
 * names, in the notation of {@code .gitignore}. Nothing is run, links are not followed, and nothing
 * that is there already is replaced.
 */
final class IncludedFiles {

  static final String PATTERNS = ".worktreeinclude";

  private final GitRunner git;

  IncludedFiles(GitRunner git) {
    this.git = git;
  }

  /** The files, relative to the worktree. */
  List<String> include(Path checkout, Path worktree, Inclusion how, CancellationToken cancellation)
      throws IOException {
    if (!Files.isRegularFile(checkout.resolve(PATTERNS), LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    CommandResult listed =
        git.read(
            checkout,
            cancellation,
            List.of("ls-files", "--others", "--ignored", "--exclude-from=" + PATTERNS, "-z", "--"));
    if (!listed.isSuccess()) {
      throw new IOException(PATTERNS + ": " + GitRunner.complaint(listed));
    }
    List<String> files =
        List.of(listed.outputText().split("\0", -1)).stream()
            .filter(file -> !file.isEmpty())
            .toList();
    for (String file : files) {
      include(checkout.resolve(file), worktree.resolve(file).normalize(), worktree, how);
    }
    return files;
  }

  private static void include(Path from, Path to, Path worktree, Inclusion how) throws IOException {
    boolean inside = to.startsWith(worktree);
    if (inside
        && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(to.getParent());
      switch (how) {
        case COPY -> Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        case LINK -> Files.createSymbolicLink(to, from.toAbsolutePath());
      }
    }
  }
}
