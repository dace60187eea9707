package dev.orchestrator.git.nested;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and asks the repositories inside a worktree. */
public final class NestedRepositories {

  private final GitRunner git;
  private final CancellationToken cancellation;

  /** Asks through {@code git}. */
  public NestedRepositories(GitRunner git, CancellationToken cancellation) {
    this.git = git;
    this.cancellation = cancellation;
  }

  /**
   * Every repository of which something would go with a worktree.
   *
   * @param folder the worktree; links resolved
   * @param gitFolder what git keeps for this worktree alone
   * @throws IOException when a folder cannot be listed
   */
  public static List<NestedRepository> in(Path folder, Path gitFolder) throws IOException {
    return NestedScan.of(folder, gitFolder).repositories();
  }

  /**
   * What would be lost of them; what lies elsewhere too is left out.
   *
   * @param common the git folder that all worktrees share; it stays
   * @throws IOException when a folder cannot be listed; then nothing is known
   */
  public List<NestedLoss> losses(Path folder, Path gitFolder, Path common) throws IOException {
    NestedScan.Found found = NestedScan.of(folder, gitFolder);
    List<Path> going = List.of(folder, gitFolder);
    List<NestedLoss> losses = new ArrayList<>();
    NestedExamination examination = new NestedExamination(git, cancellation);
    List<Path> staying = found.repositories().isEmpty() ? List.of() : staying(common);
    for (NestedRepository nested : found.repositories()) {
      losses.add(examination.examine(nested, staying, going));
    }
    for (Path damaged : found.damaged()) {
      losses.add(
          NestedLoss.unknown(String.valueOf(folder.relativize(damaged)), "git cannot read it"));
    }
    losses.removeIf(NestedLoss::isNothing);
    return List.copyOf(losses);
  }

  /**
   * Commits of the repository itself that only the files of one worktree name.
   *
   * @param own ids those files name
   * @return ids, newest first, with the ids of the parents
   */
  public Map<String, List<String>> loose(Path common, List<String> own) throws IOException {
    return new LooseCommits(new NestedGit(git, common, Optional.empty(), cancellation)).of(own);
  }

  /** The repository itself, and the git directories of its own submodules. */
  private static List<Path> staying(Path common) throws IOException {
    List<Path> staying = new ArrayList<>(List.of(common));
    addModules(staying, common.resolve("modules"));
    return staying;
  }

  private static void addModules(List<Path> staying, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isDirectory(child.resolve("objects"))) {
          staying.add(child);
          addModules(staying, child.resolve("modules"));
        } else {
          addModules(staying, child);
        }
      }
    }
  }
}
