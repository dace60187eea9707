package dev.orchestrator.exec.spi;

/**
 * A test that failed.
 *
 * @param name as the tool names it, enough to run it alone
 * @param message the first line of why; may be empty
 */
public record FailedTest(String name, String message) {}
