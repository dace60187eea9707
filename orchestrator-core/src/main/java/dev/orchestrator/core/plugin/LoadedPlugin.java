package dev.orchestrator.core.plugin;

import dev.orchestrator.core.spi.Contribution;
import java.util.List;

/**
 * A plugin that passed every check.
 *
 * @param id its id
 * @param origin the jar it came from, or {@code built in}
 * @param contributions what it adds
 */
public record LoadedPlugin(String id, String origin, List<Contribution<?>> contributions) {

  /** Copies the contributions. */
  public LoadedPlugin {
    contributions = List.copyOf(contributions);
  }
}
