package dev.orchestrator.exec.language;

import dev.orchestrator.exec.run.PlannedStep;
import dev.orchestrator.exec.run.TestReport;
import java.nio.file.Path;
import java.util.List;

/**
 * What a language plugin would do.
 *
 * @param step the call
 * @param report counts its tests
 * @param versionArgv prints the version of the tool
 * @param scratch where its reports go
 */
public record PlannedTool(
    PlannedStep step, TestReport report, List<String> versionArgv, Path scratch) {}
