package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.runtime.plugin.CheckPlugin;
import dev.orchestrator.runtime.plugin.CheckPlugin.Load;
import dev.orchestrator.runtime.plugin.PluginJarDocument;
import dev.orchestrator.runtime.plugin.PluginListDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a plugin's jar. */
@Command(
    name = "check",
    description = {
      "Tell what a plugin's jar holds, and whether it can be used.",
      "",
      "A jar that you have not agreed to is only read; --load runs its code to see what it"
          + " contributes. Exits with 1 when something of it cannot be used."
    })
final class PluginCheckCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final Session session;
  private final Invocation invocation;

  @Parameters(
      paramLabel = "JAR",
      description = "Its path, or its name in the workspace's folder 'plugins'.")
  String jar;

  @Option(names = "--load", description = "Load it, which runs its code, trusted or not.")
  boolean load;

  PluginCheckCommand(UseCases useCases, Output output, Session session, Invocation invocation) {
    this.useCases = useCases;
    this.output = output;
    this.session = session;
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    PluginJarDocument document =
        useCases.ask(
            new CheckPlugin(TrustedPlugins.of(invocation.environment())),
            new CheckPlugin.Request(
                new JarArgument(session, invocation).find(jar),
                load ? Load.ALWAYS : Load.WHEN_TRUSTED));
    if (output.json()) {
      output.document(document);
    } else {
      print(document);
    }
    return document.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(PluginJarDocument document) {
    output.line(document.jar() + ": " + (document.trusted() ? "trusted" : "not trusted"));
    output.line("SHA-256: " + document.sha256());
    document.providers().forEach(name -> output.line("plugin class: " + name));
    if (document.loaded()) {
      Table table = new Table("PLUGIN", "EXTENSION POINT", "NAME");
      for (PluginListDocument.Row plugin : document.plugins()) {
        plugin.contributes().forEach(part -> table.row(plugin.id(), part.point(), part.name()));
      }
      output.print(table);
    } else {
      output.remark("its code was not run: what it contributes is not known");
    }
    document.failures().forEach(failure -> output.remark("cannot be used: " + failure.reason()));
  }
}
