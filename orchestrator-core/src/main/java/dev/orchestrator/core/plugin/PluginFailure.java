package dev.orchestrator.core.plugin;

/**
 * A plugin that could not be used. It is reported and the others load.
 *
 * @param origin the jar or class it came from
 * @param reason why, for people
 */
public record PluginFailure(String origin, String reason) {}
