package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.YesOrNo;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.consent.SetupConsent;
import dev.orchestrator.workers.consent.SetupContent;
import jakarta.inject.Provider;

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
    YesOrNo terminal = new YesOrNo(invocation);
    for (SetupContent content : consent.get().changed(plan)) {
      if (!terminal.canAsk() || !agrees(content, terminal)) {
        throw SetupConsent.refusal(content);
      }
      consent.get().agree(content);
    }
  }

  private boolean agrees(SetupContent content, YesOrNo terminal) {
    output.remark(
        PlainText.visible(
            content.names()
                + " of "
                + content.repository()
                + " changed since you agreed to run it: "
                + content.command()));
    return terminal.agrees("Run it in new worktrees as it is now?");
  }
}
