package dev.orchestrator.git.branch;

/**
 * What a branch holds.
 *
 * @param tip the commit it stands at
 * @param base the commit its work began at
 * @param commits commits of its own, merges left out: on the branch, and neither at its base nor,
 *     unless all of it is, on the default branch
 * @param insertions lines that the net change from base to tip adds
 * @param deletions lines that it removes
 * @param merged whether the default branch has it: its commits, or all that they change
 */
public record BranchContents(
    String tip, String base, int commits, int insertions, int deletions, boolean merged) {}
