package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a worktree stands; git tells that also where it can tell no status.
 *
 * @param commit empty on an unborn branch
 * @param branch empty when HEAD is detached
 */
record WorktreeHead(Optional<String> commit, Optional<String> branch) {

  /** Empty when git does not answer. */
  static Optional<WorktreeHead> of(
      GitRunner git, WorktreePlace place, CancellationToken cancellation) {
    CommandResult branch = ask(git, place, cancellation, "symbolic-ref", "--quiet", "HEAD");
    CommandResult commit =
        ask(git, place, cancellation, "rev-parse", "--verify", "--quiet", "HEAD^{commit}");
    boolean stands = line(branch).isPresent() || line(commit).isPresent();
    return answered(branch) && answered(commit) && stands
        ? Optional.of(
            new WorktreeHead(
                line(commit),
                line(branch)
                    .filter(name -> name.startsWith(Branches.reference("")))
                    .map(name -> name.substring(Branches.reference("").length()))))
        : Optional.empty();
  }

  private static boolean answered(CommandResult result) {
    return result.end() instanceof CommandEnd.Exited exited && exited.status() <= 1;
  }

  private static Optional<String> line(CommandResult result) {
    return result.isSuccess() ? Optional.of(result.outputText().strip()) : Optional.empty();
  }

  private static CommandResult ask(
      GitRunner git, WorktreePlace place, CancellationToken cancellation, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--git-dir=" + place.gitFolder()));
    all.addAll(List.of(arguments));
    return git.read(place.folder(), cancellation, all);
  }
}
