package dev.orchestrator.git.shared;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.worktree.GitFolders;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks git, where there is a stash at all: most repositories have none, and are not asked. */
final class GitStashes implements Stashes {

  private final GitRunner git;

  @Inject
  GitStashes(CommandRunner runner) {
    this.git = new GitRunner(runner);
  }

  @Override
  public List<StashEntry> of(Path repository, CancellationToken cancellation) {
    if (GitFolders.commonDirectory(repository).filter(GitStashes::mayHaveSome).isEmpty()) {
      return List.of();
    }
    CommandResult listed =
        git.read(
            repository,
            cancellation,
            List.of(
                "log",
                "--walk-reflogs",
                "--no-show-signature",
                "--format=%H %gs",
                "refs/stash",
                "--"));
    return listed.isSuccess()
        ? listed.outputText().lines().map(GitStashes::entry).toList()
        : List.of();
  }

  /** A stash is a list of old values, whose file is always one of its own. */
  private static boolean mayHaveSome(Path common) {
    return Files.exists(common.resolve("logs/refs/stash"))
        || Files.exists(common.resolve("reftable"));
  }

  private static StashEntry entry(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? new StashEntry(line, "")
        : new StashEntry(line.substring(0, space), line.substring(space + 1));
  }
}
