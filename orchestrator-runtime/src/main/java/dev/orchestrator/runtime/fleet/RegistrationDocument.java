package dev.orchestrator.runtime.fleet;

import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * Repositories that were found and registered.
 *
 * @param dryRun whether nothing was written
 * @param added in the order in which they were found
 * @param known those that are registered already, under whatever name
 */
public record RegistrationDocument(
    int schemaVersion, boolean dryRun, List<NewRepository> added, List<RegistryEditor.Known> known)
    implements Document {}
