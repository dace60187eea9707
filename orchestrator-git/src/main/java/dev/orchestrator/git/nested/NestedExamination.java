package dev.orchestrator.git.nested;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.porcelain.PorcelainStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one repository what is in it alone. */
final class NestedExamination {

  private static final int NAMED_COMMITS = 20;
  private static final int SHORT = 10;

  private final GitRunner git;
  private final CancellationToken cancellation;

  NestedExamination(GitRunner git, CancellationToken cancellation) {
    this.git = git;
    this.cancellation = cancellation;
  }

  /**
   * Fails closed: what git does not answer is unknown.
   *
   * @param staying git directories of repositories that stay
   * @param going folders that go
   */
  NestedLoss examine(NestedRepository nested, List<Path> staying, List<Path> going) {
    try {
      return nested.goes() ? whole(nested, staying, going) : worktree(nested);
    } catch (IOException unanswered) {
      return NestedLoss.unknown(nested.shown(), FileTrouble.words(unanswered));
    }
  }

  /** Everything it knows of, old values of its references and what it stashed included. */
  private NestedLoss whole(NestedRepository nested, List<Path> staying, List<Path> going)
      throws IOException {
    NestedGit repository =
        new NestedGit(git, nested.gitDirectory(), Optional.empty(), cancellation);
    OtherCopies copies = OtherCopies.of(repository, staying, going);
    Map<String, String> commits =
        new UniqueCommits(git, cancellation).of(repository, List.of("--all", "--reflog"), copies);
    return new NestedLoss(
        nested.shown(),
        commits.entrySet().stream()
            .limit(NAMED_COMMITS)
            .map(commit -> commit.getKey().substring(0, SHORT) + " " + commit.getValue())
            .toList(),
        commits.size(),
        stashes(repository),
        objects(repository, copies),
        changes(nested),
        Optional.empty());
  }

  /** A worktree of a repository that stays, as far as it has commits of its own. */
  private NestedLoss worktree(NestedRepository nested) throws IOException {
    Optional<Path> common = nested.linkedTo();
    List<String> loose = List.of();
    if (common.isPresent()) {
      NestedGit repository = new NestedGit(git, common.get(), Optional.empty(), cancellation);
      List<String> own = OwnRevisions.of(nested.gitDirectory());
      loose = List.copyOf(new LooseCommits(repository).of(own).keySet());
    }
    return new NestedLoss(
        nested.shown(),
        loose.stream().limit(NAMED_COMMITS).map(id -> id.substring(0, SHORT)).toList(),
        loose.size(),
        0,
        List.of(),
        changes(nested),
        Optional.empty());
  }

  private static int stashes(NestedGit repository) throws IOException {
    String listed =
        repository.text(List.of("for-each-ref", "--format=%(objectname)", "refs/stash"));
    return listed.isBlank()
        ? 0
        : (int)
            repository
                .text(List.of("rev-list", "--walk-reflogs", "refs/stash", "--"))
                .lines()
                .count();
  }

  /** Tags that were fetched from a server are there. */
  private List<String> objects(NestedGit repository, OtherCopies copies) throws IOException {
    List<String> found = new ArrayList<>();
    String format = "--format=%(objecttype) %(objectname) %(refname)";
    for (String line : repository.text(List.of("for-each-ref", format)).split("\n", -1)) {
      String[] fields = line.split(" ", 3);
      boolean plain = fields.length < 3 || fields[0].equals("commit");
      boolean fetched = !plain && fields[0].equals("tag") && !copies.servers().isEmpty();
      if (!plain && !fetched && !isHeld(fields[1], copies)) {
        found.add(fields[2]);
      }
    }
    return found;
  }

  private boolean isHeld(String object, OtherCopies copies) {
    return copies.directories().stream().anyMatch(directory -> pointsAt(directory, object));
  }

  private boolean pointsAt(Path directory, String object) {
    NestedGit other = new NestedGit(git, directory, Optional.empty(), cancellation);
    try {
      return !other.text(List.of("for-each-ref", "--points-at=" + object)).isBlank();
    } catch (IOException doesNotKnowIt) {
      return false;
    }
  }

  private List<String> changes(NestedRepository nested) throws IOException {
    if (nested.workTree().isEmpty()) {
      return List.of();
    }
    Path tree = nested.workTree().get();
    NestedGit repository =
        new NestedGit(git, nested.gitDirectory(), Optional.of(tree), cancellation);
    String output =
        repository.look(
            List.of(
                "status",
                "--porcelain=v2",
                "--branch",
                "--untracked-files=all",
                "--ignored=traditional",
                "--ignore-submodules=none",
                "-z",
                "--"));
    PorcelainStatus status =
        PorcelainStatus.parse(output)
            .orElseThrow(() -> new IOException("git did not tell all of its state"));
    List<String> changes = new ArrayList<>(status.uncommitted());
    status.ignored().stream().filter(file -> !MadeAgain.holds(file)).forEach(changes::add);
    changes.addAll(HiddenEdits.in(repository, tree));
    changes.removeIf(file -> isRepository(tree.resolve(file)));
    return changes;
  }

  /** Is asked itself. */
  private static boolean isRepository(Path file) {
    return file.toString().isEmpty() || Files.exists(file.resolve(".git"));
  }
}
