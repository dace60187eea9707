package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.consent.SetupContent;
import jakarta.inject.Provider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Asks on the terminal about scripts of repositories that changed since somebody agreed to run
 * them. Without a terminal, or without a yes, nothing begins.
 */
final class SetupQuestion {

  private final Provider<SetupConsent> consent;
  private final Invocation invocation;
  private final Output output;

  SetupQuestion(Provider<SetupConsent> consent, Invocation invocation, Output output) {
    this.consent = consent;
    this.invocation = invocation;
    this.output = output;
  }

  void ask(RunPlan plan) {
    if (plan.settings().preparation().command().isEmpty()) {
      return;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8));
    for (SetupContent content : consent.get().changed(plan)) {
      if (!isTerminal() || !agrees(content, in)) {
        throw SetupConsent.refusal(content);
      }
      consent.get().agree(content);
    }
  }

  private boolean isTerminal() {
    return invocation.terminal().input() && invocation.terminal().error();
  }

  private boolean agrees(SetupContent content, BufferedReader in) {
    output.remark(
        PlainText.visible(
            content.names()
                + " of "
                + content.repository()
                + " changed since you agreed to run it: "
                + content.command()));
    invocation.err().print("Run it in new worktrees as it is now? [y/N] ");
    invocation.err().flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException gone) {
      return false;
    }
  }
}
