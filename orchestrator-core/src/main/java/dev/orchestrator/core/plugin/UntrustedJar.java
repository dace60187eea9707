package dev.orchestrator.core.plugin;

/**
 * A jar that was found and not loaded, because nobody agreed to its content.
 *
 * @param jar its path
 * @param sha256 of its content, in hexadecimal
 */
public record UntrustedJar(String jar, String sha256) {}
