package dev.orchestrator.tasks;

/**
 * One {@code - **name**: value} of a task.
 *
 * @param name as the file spells it
 * @param value further lines joined by line feeds
 */
public record TaskField(String name, String value) {}
