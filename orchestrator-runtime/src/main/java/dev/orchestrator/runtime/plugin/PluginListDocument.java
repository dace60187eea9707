package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.plugin.LoadedPlugin;
import dev.orchestrator.core.plugin.PluginFailure;
import dev.orchestrator.core.plugin.UntrustedJar;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * The plugins of a workspace.
 *
 * @param failures those that could not be loaded
 * @param untrusted jars of which nothing ran, because nobody agreed to their content
 */
public record PluginListDocument(
    int schemaVersion,
    List<Row> plugins,
    List<PluginFailure> failures,
    List<UntrustedJar> untrusted)
    implements Document {

  /** A plugin. */
  public record Row(String id, String origin, List<Part> contributes) {

    static Row of(LoadedPlugin plugin) {
      return new Row(
          plugin.id(),
          plugin.origin(),
          plugin.contributions().stream()
              .map(each -> new Part(each.point().getSimpleName(), each.name()))
              .toList());
    }
  }

  /**
   * What a plugin adds.
   *
   * @param point the interface it implements
   */
  public record Part(String point, String name) {}

  /** Whether one could not be loaded. */
  public boolean failed() {
    return !failures.isEmpty();
  }
}
