package dev.orchestrator.runs.attempt;

/**
 * What the branch of an issue held when it was verified.
 *
 * @param tip the commit its branch was at
 * @param tree the files of that commit
 * @param commits commits of the issue's own: not of its base, not of the default branch
 * @param insertions lines added in all, against the base
 * @param deletions lines removed in all, against the base
 */
public record VerifiedChange(String tip, String tree, int commits, int insertions, int deletions) {}
