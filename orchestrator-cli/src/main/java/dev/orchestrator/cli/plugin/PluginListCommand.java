package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.plugin.LoadedPlugin;
import dev.orchestrator.core.plugin.PluginFailure;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.spi.Contribution;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists plugins with what each contributes, and those that could not be loaded. */
@Command(
    name = "list",
    description = "List built-in and third-party plugins with what each contributes.")
final class PluginListCommand implements Callable<Integer> {

  private final Provider<PluginRegistry> plugins;
  private final Output output;

  PluginListCommand(Provider<PluginRegistry> plugins, Output output) {
    this.plugins = plugins;
    this.output = output;
  }

  @Override
  public Integer call() {
    PluginRegistry registry = plugins.get();
    if (output.json()) {
      output.document(
          new Document(1, registry.plugins().stream().map(Row::of).toList(), registry.failures()));
    } else {
      print(registry);
    }
    return registry.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void print(PluginRegistry registry) {
    Table table = new Table("PLUGIN", "EXTENSION POINT", "NAME", "FROM");
    for (LoadedPlugin plugin : registry.plugins()) {
      for (Contribution<?> contribution : plugin.contributions()) {
        table.row(
            plugin.id(),
            contribution.point().getSimpleName(),
            contribution.name(),
            plugin.origin());
      }
    }
    output.print(table);
    for (PluginFailure failure : registry.failures()) {
      output.remark("not loaded: " + failure.origin() + ": " + failure.reason());
    }
  }

  private record Document(int schemaVersion, List<Row> plugins, List<PluginFailure> failures) {}

  private record Row(String id, String origin, List<Part> contributes) {
    static Row of(LoadedPlugin plugin) {
      return new Row(
          plugin.id(),
          plugin.origin(),
          plugin.contributions().stream()
              .map(each -> new Part(each.point().getSimpleName(), each.name()))
              .toList());
    }
  }

  private record Part(String point, String name) {}
}
