package dev.orchestrator.runtime.fleet;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * Entries of the registry.
 *
 * @param repositories in the order they were named, else in that of the file
 */
public record RepositoryListDocument(int schemaVersion, List<RepositoryRow> repositories)
    implements Document {}
