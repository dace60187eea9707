package dev.orchestrator.git.worktree;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * The branches of a repository as far as they were asked for.
 *
 * @param commits full reference names to commit ids
 */
record Branches(Map<String, String> commits) {

  private static final String LOCAL = "refs/heads/";
  private static final String ORIGIN = "refs/remotes/origin/";

  Branches {
    commits = Map.copyOf(commits);
  }

  static String reference(String branch) {
    return LOCAL + branch;
  }

  static String originReference(String branch) {
    return ORIGIN + branch;
  }

  /** As git itself decides; a leading hyphen is valid in a reference but not as a branch. */
  static boolean isValidName(String branch) {
    return !branch.startsWith("-")
        && !branch.equals("HEAD")
        && Repository.isValidRefName(LOCAL + branch);
  }

  /** The commit a new branch starts from: the remote's default branch, else the local one. */
  Optional<String> base(String defaultBranch) {
    return Optional.ofNullable(commits.get(originReference(defaultBranch)))
        .or(() -> commit(defaultBranch));
  }

  /** The commit of a local branch. */
  Optional<String> commit(String branch) {
    return Optional.ofNullable(commits.get(reference(branch)));
  }

  /**
   * A local branch that keeps a new one from being made: of the same name but for case, which one
   * file system in three cannot keep apart, or one that is a folder of the other.
   */
  Optional<String> inTheWayOf(String branch) {
    String wanted = reference(branch).toLowerCase(Locale.ROOT);
    return commits.keySet().stream()
        .filter(name -> name.startsWith(LOCAL) && !name.equals(reference(branch)))
        .filter(name -> clashes(name.toLowerCase(Locale.ROOT), wanted))
        .map(name -> name.substring(LOCAL.length()))
        .sorted()
        .findFirst();
  }

  private static boolean clashes(String existing, String wanted) {
    return existing.equals(wanted)
        || existing.startsWith(wanted + "/")
        || wanted.startsWith(existing + "/");
  }
}
