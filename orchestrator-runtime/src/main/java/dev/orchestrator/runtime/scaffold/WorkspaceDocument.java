package dev.orchestrator.runtime.scaffold;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * A workspace that was laid out.
 *
 * @param workspace its folder, absolute
 * @param dryRun whether nothing was written
 * @param created files, relative to the folder
 * @param kept files that were there already
 * @param stateMayBeCommitted whether its .gitignore does not leave out the state
 */
public record WorkspaceDocument(
    int schemaVersion,
    String workspace,
    boolean dryRun,
    List<String> created,
    List<String> kept,
    boolean stateMayBeCommitted)
    implements Document {}
