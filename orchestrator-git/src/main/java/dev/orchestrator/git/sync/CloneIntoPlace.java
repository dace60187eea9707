package dev.orchestrator.git.sync;

import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.LockFile;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.git.sync.SyncVerdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clones beside the place and then renames, so that the place holds a whole repository or nothing.
 * Of two that do so at once one wins; the other throws away its own copy and never what is there.
 */
final class CloneIntoPlace {

  private static final RemoteConfiguration NONE =
      new RemoteConfiguration(Map.of(), Map.of(), Map.of(), Optional.empty());

  private final SyncTools tools;
  private final Repository repository;
  private final SyncLog log;

  CloneIntoPlace(SyncTools tools, Repository repository, SyncLog log) {
    this.tools = tools;
    this.repository = repository;
    this.log = log;
  }

  Verdict run() throws IOException {
    Path parent = Files.createDirectories(repository.local().getParent());
    Path temporary = Files.createTempDirectory(parent, LeftoverClone.prefix(repository.local()));
    try (LockFile alive = LeftoverClone.claim(temporary)) {
      Path clone = temporary.resolve(LeftoverClone.CLONE);
      Optional<GitFailure> failure = cloned(parent, clone);
      return failure
          .map(each -> new Verdict(each.outcome(), each.reason()))
          .orElseGet(() -> moved(clone));
    } finally {
      TemporaryFolder.delete(temporary);
    }
  }

  private Optional<GitFailure> cloned(Path parent, Path clone) {
    SyncGit git = tools.gitIn(parent, log);
    List<String> arguments =
        List.of("clone", "--quiet", "--", repository.hosting().remote(), clone.toString());
    return tools
        .hosts()
        .talk(repository.hosting().remote(), () -> git.act(NONE, tools.cancellation(), arguments))
        .failure();
  }

  private Verdict moved(Path clone) {
    if (Files.exists(repository.local(), LinkOption.NOFOLLOW_LINKS)) {
      return new Verdict(SyncOutcome.BUSY, "somebody else put something there meanwhile");
    }
    try {
      Files.move(clone, repository.local(), StandardCopyOption.ATOMIC_MOVE);
      return new Verdict(SyncOutcome.CLONED, "");
    } catch (IOException taken) {
      return new Verdict(
          SyncOutcome.BUSY, "cannot be moved into place: " + FileTrouble.words(taken));
    }
  }
}
