package dev.orchestrator.cli.output;

/**
 * A command that makes sense now.
 *
 * @param command its words, such as {@code workers status}
 * @param does what it does, in a few words
 */
public record NextStep(String command, String does) {}
