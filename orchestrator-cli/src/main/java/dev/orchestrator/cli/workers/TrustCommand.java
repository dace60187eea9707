package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.consent.SetupContent;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Agrees to what repositories bring along for the setup of worktrees. */
@Command(
    name = "trust",
    description = {
      "Agree to the scripts of repositories that the plan's worktree_setup runs in new worktrees,",
      "as their default branches have them now. Look at them first. Names what was agreed to."
    })
final class TrustCommand implements Callable<Integer> {

  private final Provider<SetupConsent> consent;
  private final Output output;

  @Mixin private PlanOption plan;

  TrustCommand(Provider<SetupConsent> consent, Output output) {
    this.consent = consent;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<SetupContent> contents = consent.get().contents(plan.sound());
    contents.forEach(consent.get()::agree);
    if (output.json()) {
      output.document(new Document(1, contents.stream().map(TrustCommand::line).toList()));
      return ExitStatus.DONE;
    }
    contents.forEach(content -> output.out().println(PlainText.visible(words(content))));
    if (contents.isEmpty()) {
      output
          .out()
          .println("The plan's worktree_setup runs nothing that a repository brings along.");
    }
    return ExitStatus.DONE;
  }

  private static String words(SetupContent content) {
    return "agreed: "
        + content.names()
        + " of "
        + content.repository()
        + ", for '"
        + content.command()
        + "'";
  }

  private static Line line(SetupContent content) {
    return new Line(
        content.repository().toString(),
        content.command(),
        content.files().keySet().stream().sorted().toList(),
        content.fingerprint());
  }

  private record Document(int schemaVersion, List<Line> agreed) {}

  private record Line(String repository, String command, List<String> files, String sha256) {}
}
