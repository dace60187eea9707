package dev.orchestrator.runtime.playbook;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * A playbook with the values of one job.
 *
 * @param text markdown
 * @param open placeholders without a value; those of a repository begin with {@code repo.}
 */
public record PlaybookDocument(
    int schemaVersion, String name, String title, String text, List<String> open)
    implements Document {}
