package dev.orchestrator.agents.prompt;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.agents.logs.AgentLog;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.store.RunNames;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Reads last words from the log of the attempt, as the protocol of its agent tells them. */
final class LoggedLastWords implements LastWords {

  private final RunNames names;
  private final AgentCatalog agents;

  @Inject
  LoggedLastWords(RunNames names, AgentCatalog agents) {
    this.names = names;
    this.agents = agents;
  }

  @Override
  public String of(RunPlan plan, RunState state, Issue issue) {
    return state.issue(issue).last().map(last -> said(plan, last)).orElse("");
  }

  private String said(RunPlan plan, Attempt attempt) {
    AgentSpec agent = plan.agentFor(attempt.assignment().issue(), attempt.assignment().stage());
    String words =
        new AgentLog(names.folder(plan).attempt(attempt.id()).log(), agents.protocolOf(agent))
            .finish()
            .lastSaid();
    return Secrets.redact(words)
        .lines()
        .filter(line -> !line.isBlank())
        .map(PlainText::visible)
        .collect(Collectors.joining("\n> "));
  }
}
