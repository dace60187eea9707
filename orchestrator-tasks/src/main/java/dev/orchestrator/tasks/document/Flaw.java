package dev.orchestrator.tasks.document;

/**
 * A place that cannot be understood, so that writing to the document might do harm.
 *
 * @param line 0-based
 * @param message what is wrong, without the place
 */
public record Flaw(int line, String message) {}
