package dev.orchestrator.core.plugin;

/**
 * One implementation of an extension point.
 *
 * @param name how users name it
 * @param owner the id of the plugin it came from
 * @param value the implementation
 * @param <T> the extension point
 */
public record Extension<T>(String name, String owner, T value) {}
