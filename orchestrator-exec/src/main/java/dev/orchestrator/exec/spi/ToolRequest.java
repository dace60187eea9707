package dev.orchestrator.exec.spi;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wanted of a project's tool.
 *
 * @param project the folder of the project, absolute
 * @param action what to do
 * @param test only tests of this name, in the notation of the tool; for {@link ProjectAction#TEST}
 * @param sequential whether tests must not run in parallel within the project either
 * @param reports an empty folder for reports of this run; made before the tool is started
 */
public record ToolRequest(
    Path project, ProjectAction action, Optional<String> test, boolean sequential, Path reports) {}
