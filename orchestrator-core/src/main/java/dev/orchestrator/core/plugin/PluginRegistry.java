package dev.orchestrator.core.plugin;

import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plugins in use, and those that could not be loaded with the reason. Immutable.
 *
 * @param plugins usable plugins, built in ones first
 * @param failures what could not be loaded
 */
public record PluginRegistry(List<LoadedPlugin> plugins, List<PluginFailure> failures) {

  /** Copies both lists. */
  public PluginRegistry {
    plugins = List.copyOf(plugins);
    failures = List.copyOf(failures);
  }

  /** Plugins given by hand, for embedders and tests; nothing is searched for. */
  public static PluginRegistry of(OrchestratorPlugin... plugins) {
    return new PluginLoader().check(List.of(plugins));
  }

  /**
   * The plugins on the class path of {@code host} and those in the jars of {@code folder}, each jar
   * in a class loader of its own. The folder may be missing.
   */
  public static PluginRegistry discover(ClassLoader host, Path folder) {
    return new PluginLoader().discover(host, folder);
  }

  /** Everything contributed to an extension point, in the order of the plugins. */
  <T> List<Extension<T>> extensionsOf(Class<T> point) {
    List<Extension<T>> extensions = new ArrayList<>();
    for (LoadedPlugin plugin : plugins) {
      for (Contribution<?> contribution : plugin.contributions()) {
        if (contribution.point() == point) {
          extensions.add(
              new Extension<>(
                  contribution.name(), plugin.id(), point.cast(contribution.extension())));
        }
      }
    }
    return extensions;
  }
}
