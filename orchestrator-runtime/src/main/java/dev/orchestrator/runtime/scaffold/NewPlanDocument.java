package dev.orchestrator.runtime.scaffold;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * A plan that was written.
 *
 * @param project its name
 * @param plan its file, absolute
 * @param repositories those it is about, by their names in the registry
 */
public record NewPlanDocument(
    int schemaVersion, String project, String plan, List<String> repositories)
    implements Document {}
