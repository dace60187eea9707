package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.runtime.plugin.PluginJarDocument;
import dev.orchestrator.runtime.plugin.TrustPlugin;
import dev.orchestrator.runtime.plugin.TrustPlugin.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Agrees to the content of a plugin's jar. */
@Command(
    name = "trust",
    description = {
      "Agree that a plugin's jar may run.",
      "",
      "A plugin is code that runs with your rights, and a workspace can be somebody else's: a jar in"
          + " its folder 'plugins' is loaded once you have agreed to its content. That is remembered"
          + " by its SHA-256 in your own configuration folder, for every workspace that holds the"
          + " same content; a copy kept there is what runs. Nothing of the jar runs now."
    })
final class PluginTrustCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;
  private final Session session;
  private final Invocation invocation;

  @Parameters(
      paramLabel = "JAR",
      description = "Its path, or its name in the workspace's folder 'plugins'.")
  String jar;

  @Option(names = "--remove", description = "Take the agreement back.")
  boolean remove;

  PluginTrustCommand(UseCases useCases, Output output, Session session, Invocation invocation) {
    this.useCases = useCases;
    this.output = output;
    this.session = session;
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    PluginJarDocument document =
        useCases.ask(
            new TrustPlugin(TrustedPlugins.of(invocation.environment())),
            new TrustPlugin.Request(
                new JarArgument(session, invocation).find(jar),
                remove ? Answer.DISTRUST : Answer.TRUST));
    if (output.json()) {
      output.document(document);
    } else {
      print(document);
    }
    return document.failed() && !remove ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void print(PluginJarDocument document) {
    document.failures().forEach(failure -> output.remark(failure.reason()));
    output.line(
        (document.trusted() ? "trusted: " : "not trusted: ")
            + document.jar()
            + " (SHA-256 "
            + document.sha256()
            + ")");
  }
}
