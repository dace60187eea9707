package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/** The last build and the last test of repositories. */
public record LastResultsDocument(int schemaVersion, List<RunResult> build, List<RunResult> test)
    implements Document {}
