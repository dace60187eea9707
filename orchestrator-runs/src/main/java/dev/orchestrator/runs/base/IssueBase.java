package dev.orchestrator.runs.base;

import java.util.List;
import java.util.Optional;

/**
 * What the work on an issue begins at. Decided once, when it begins, and never changed.
 *
 * @param commit where its branch begins
 * @param branch the base branch of its repository
 * @param branchCommit where that stood
 * @param predecessors what it builds on, in any repository
 * @param conflict what of it has to be merged by somebody first
 * @param remarks what a person should know about it, a sentence each
 */
public record IssueBase(
    String commit,
    String branch,
    String branchCommit,
    List<Predecessor> predecessors,
    Optional<MergeConflict> conflict,
    List<String> remarks) {

  /** Copies the lists. */
  public IssueBase {
    predecessors = List.copyOf(predecessors);
    remarks = List.copyOf(remarks);
  }

  /** What its worktree holds, or will hold once everything is merged. */
  public List<Predecessor> held() {
    return predecessors.stream().filter(Predecessor::held).toList();
  }
}
