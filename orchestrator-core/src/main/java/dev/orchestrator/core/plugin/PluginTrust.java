package dev.orchestrator.core.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says which jars may run. A workspace can be somebody else's, so that a jar lies in it proves
 * nothing. Thread-safe.
 */
@FunctionalInterface
public interface PluginTrust {

  /** Every jar runs as it lies there: for embedders who put the jars there themselves. */
  PluginTrust EVERY_JAR = Optional::of;

  /**
   * What to load in the place of a jar.
   *
   * @return the jar itself, or a copy that only this user can write; empty when nobody agreed to
   *     its content
   * @throws IOException when the jar cannot be read
   */
  Optional<Path> agreed(Path jar) throws IOException;
}
