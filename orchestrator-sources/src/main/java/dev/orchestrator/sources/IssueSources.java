package dev.orchestrator.sources;

import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.runs.spi.IssueSource;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every place issues can come from, by name: those of this program, then those of plugins. */
public final class IssueSources {

  private final Map<String, IssueSource> builtIn;
  private final Extensions<IssueSource> plugins;

  /** A built-in name wins over a plugin's. */
  @Inject
  public IssueSources(Map<String, IssueSource> builtIn, Extensions<IssueSource> plugins) {
    this.builtIn = Map.copyOf(builtIn);
    this.plugins = plugins;
  }

  /** Every name there is, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(builtIn.keySet());
    names.addAll(plugins.names());
    return names;
  }

  /** The source of that name, if there is one. */
  public Optional<IssueSource> find(String name) {
    return Optional.ofNullable(builtIn.get(name)).or(() -> plugins.find(name));
  }
}
