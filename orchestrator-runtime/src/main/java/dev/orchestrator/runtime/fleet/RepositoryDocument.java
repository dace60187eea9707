package dev.orchestrator.runtime.fleet;

import dev.orchestrator.git.status.UnpushedBranch;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything the registry says of a repository, and what only it has.
 *
 * @param fields every field of the entry as text, also those this program does not know
 * @param neededBy repositories that depend on it
 * @param unpushed branches with commits that were not pushed, as of the last fetch
 * @param line of the entry in the file, where it is known
 */
public record RepositoryDocument(
    int schemaVersion,
    RepositoryRow repository,
    Map<String, String> fields,
    List<String> neededBy,
    List<UnpushedBranch> unpushed,
    OptionalInt line)
    implements Document {}
