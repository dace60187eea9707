package dev.orchestrator.exec.spi;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A call that has ended.
 *
 * @param request what was wanted
 * @param log everything the tool printed
 * @param startedAt when; a report file that is older belongs to another run
 */
public record ToolRun(ToolRequest request, Path log, Instant startedAt) {}
