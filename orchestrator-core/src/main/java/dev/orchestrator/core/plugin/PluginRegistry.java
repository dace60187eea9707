package dev.orchestrator.core.plugin;

import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plugins in use, and those that are not with the reason. Immutable.
 *
 * @param plugins usable plugins, built in ones first
 * @param failures what could not be loaded
 * @param untrusted jars that nobody agreed to; nothing of them ran
 */
public record PluginRegistry(
    List<LoadedPlugin> plugins, List<PluginFailure> failures, List<UntrustedJar> untrusted) {

  /** Copies the lists. */
  public PluginRegistry {
    plugins = List.copyOf(plugins);
    failures = List.copyOf(failures);
    untrusted = List.copyOf(untrusted);
  }

  /** Plugins given by hand, for embedders and tests; nothing is searched for. */
  public static PluginRegistry of(OrchestratorPlugin... plugins) {
    return new PluginLoader(PluginTrust.EVERY_JAR).check(List.of(plugins));
  }

  /**
   * The plugins on the class path of {@code host} and those in the jars of {@code folder} that may
   * run, each jar in a class loader of its own. The folder may be missing.
   */
  public static PluginRegistry discover(ClassLoader host, Path folder, PluginTrust trust) {
    return new PluginLoader(trust).discover(host, folder);
  }

  /** The plugins of one jar, which runs, beside those of the class path of {@code host}. */
  public static PluginRegistry ofJar(ClassLoader host, Path jar) {
    return new PluginLoader(PluginTrust.EVERY_JAR).discoverJar(host, jar);
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
