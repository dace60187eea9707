package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runtime.plugin.ListPlugins;
import dev.orchestrator.runtime.plugin.PluginListDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists plugins with what each contributes, and those that could not be loaded. */
@Command(
    name = "list",
    description = "List built-in and third-party plugins with what each contributes.")
final class PluginListCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  PluginListCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    PluginListDocument list = useCases.ask(ListPlugins.class, new ListPlugins.Request());
    if (output.json()) {
      output.document(list);
    } else {
      print(list);
    }
    return list.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(PluginListDocument list) {
    Table table = new Table("PLUGIN", "EXTENSION POINT", "NAME", "FROM");
    for (PluginListDocument.Row plugin : list.plugins()) {
      plugin
          .contributes()
          .forEach(part -> table.row(plugin.id(), part.point(), part.name(), plugin.origin()));
    }
    output.print(table);
    list.failures()
        .forEach(
            failure -> output.remark("not loaded: " + failure.origin() + ": " + failure.reason()));
    list.untrusted()
        .forEach(
            jar -> output.remark("not trusted: " + jar.jar() + " (SHA-256 " + jar.sha256() + ")"));
  }
}
