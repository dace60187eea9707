package dev.orchestrator.core.spi;

/**
 * One thing that a plugin adds to an extension point.
 *
 * @param point the interface of the extension point, such as {@code LanguagePlugin.class}
 * @param name how users name it; unique within the extension point
 * @param extension the implementation; used by several threads unless its interface says otherwise
 * @param <T> the extension point
 */
public record Contribution<T>(Class<T> point, String name, T extension) {}
