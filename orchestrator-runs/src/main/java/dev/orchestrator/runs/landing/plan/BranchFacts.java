package dev.orchestrator.runs.landing.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an issue that could be landed.
 *
 * @param number its number
 * @param repository key of its repository
 * @param dependsOn issues it depends on
 * @param priority 1 is the highest
 * @param status word of its status in the run
 * @param worked whether the run ever worked on it
 * @param branch name of its branch
 * @param head commit of the branch; empty when there is no such branch
 * @param verified commit that the run verified last; empty where it kept none
 * @param standing how it stands to the target
 * @param contains other issues whose verified commits its branch contains
 * @param clashes other issues that it conflicts with
 * @param paths files that it changes
 */
public record BranchFacts(
    int number,
    String repository,
    List<Integer> dependsOn,
    int priority,
    String status,
    boolean worked,
    String branch,
    Optional<String> head,
    Optional<String> verified,
    Standing standing,
    Set<Integer> contains,
    Set<Integer> clashes,
    Set<String> paths) {

  /** Copies the collections. */
  public BranchFacts {
    dependsOn = List.copyOf(dependsOn);
    contains = Set.copyOf(contains);
    clashes = Set.copyOf(clashes);
    paths = Set.copyOf(paths);
  }

  /** How a branch stands to the target. */
  public enum Standing {
    /** It has something that the target has not. */
    AHEAD,
    /** Its commits are part of the target. */
    MERGED,
    /** All it changes is part of the target, as after a squash. */
    ADDS_NOTHING,
    /** It does not merge with the target. */
    CLASHES,
    /** It is not known, as without a branch. */
    UNKNOWN
  }

  /** Whether the run holds it to be done. */
  public boolean isCompleted() {
    return status.equals("completed");
  }

  /** Whether its work is in the target. */
  public boolean isIn() {
    return standing == Standing.MERGED || standing == Standing.ADDS_NOTHING;
  }
}
