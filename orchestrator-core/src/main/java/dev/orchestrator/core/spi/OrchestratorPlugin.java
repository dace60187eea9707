package dev.orchestrator.core.spi;

import java.util.List;

/**
 * A plugin: one class that hands over what it contributes. It is found by {@link
 * java.util.ServiceLoader} on the class path or in a jar in the workspace's {@code plugins} folder,
 * so it needs a public constructor without arguments and a {@code META-INF/services} entry. A
 * plugin needs no dependency injection container and never meets ours.
 */
public interface OrchestratorPlugin {

  /**
   * The version of this contract. Return this very constant from {@link #spiVersion()}: the
   * compiler copies its value into the plugin, which is how a plugin built for another version is
   * recognised.
   */
  int SPI_VERSION = 1;

  /** Lower case words joined by hyphens; {@code orchestrator-} is reserved for what is built in. */
  String id();

  /** {@code return OrchestratorPlugin.SPI_VERSION;} and nothing else. */
  int spiVersion();

  /** What the plugin adds. Called once; must not start threads or processes. */
  List<Contribution<?>> contributions();
}
