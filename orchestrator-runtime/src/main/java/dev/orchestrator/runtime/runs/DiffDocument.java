package dev.orchestrator.runtime.runs;

import dev.orchestrator.runtime.usecase.Document;

/**
 * What an issue changed. The names of the components are those of {@code workers diff --json}.
 *
 * @param schemaVersion of the document
 * @param project the run
 * @param issue its number
 * @param branch where its commits are
 * @param base the commit it began at
 * @param commits commits of its own
 * @param insertions lines its change adds
 * @param deletions lines it removes
 * @param diff as git writes it, in the form that was asked for
 */
public record DiffDocument(
    int schemaVersion,
    String project,
    int issue,
    String branch,
    String base,
    int commits,
    int insertions,
    int deletions,
    String diff)
    implements Document {}
