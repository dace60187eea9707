package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Contents that only the index of a worktree holds: added, and changed again since. */
final class StagedContents {

  private static final String SUBMODULE = "160000";

  private StagedContents() {}

  /** Their ids. */
  static Set<String> of(GitRunner git, WorktreePlace place, CancellationToken cancellation)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--git-dir=" + place.gitFolder(), "--work-tree=" + place.folder()));
    arguments.addAll(List.of("ls-files", "--stage", "-z"));
    CommandResult listed = git.read(place.folder(), cancellation, arguments);
    if (!listed.isSuccess()) {
      throw new IOException(GitRunner.complaint(listed));
    }
    Set<String> ids = new LinkedHashSet<>();
    for (String entry : listed.outputText().split("\0", -1)) {
      String[] fields = entry.split("[ \t]", 4);
      if (fields.length == 4 && !fields[0].equals(SUBMODULE)) {
        ids.add(fields[1]);
      }
    }
    ids.removeAll(committed(git, place, cancellation));
    return ids;
  }

  private static Set<String> committed(
      GitRunner git, WorktreePlace place, CancellationToken cancellation) {
    CommandResult tree =
        git.read(
            place.folder(),
            cancellation,
            List.of(
                "--git-dir=" + place.gitFolder(), "ls-tree", "-r", "-z", "--full-tree", "HEAD"));
    Set<String> ids = new LinkedHashSet<>();
    if (tree.isSuccess()) {
      for (String entry : tree.outputText().split("\0", -1)) {
        int tab = entry.indexOf('\t');
        if (tab > 0) {
          ids.add(entry.substring(entry.lastIndexOf(' ', tab) + 1, tab));
        }
      }
    }
    return ids;
  }
}
