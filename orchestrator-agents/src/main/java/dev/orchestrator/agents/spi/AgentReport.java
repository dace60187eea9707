package dev.orchestrator.agents.spi;

import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Limit;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.runs.attempt.UsageReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of one attempt amount to so far: their fold. Immutable and bounded in size,
 * however long the agent talks.
 *
 * @param session what the agent calls its conversation, once it has said so
 * @param model the model it last named
 * @param steps how many things it has said or done; 0 means there is nothing to continue from
 * @param lastSaid the beginning of what it said last; empty before it spoke
 * @param openTools tools that were begun and have not ended, by id, oldest first
 * @param denials tools that were refused, those with an id once, oldest first, the first hundred
 * @param question what it waits for a person to do, until it goes on
 * @param waiting the retry the agent is in, until it hears from its model again
 * @param lastRetry the last retry there was, whatever came after it
 * @param limit the last word on the account's allowance
 * @param usage what was used
 * @param finished the agent's last verdict, unless it went on working after it; another may follow
 *     while the process lives
 * @param diagnostics the last lines outside the agent's protocol
 */
public record AgentReport(
    Optional<String> session,
    Optional<String> model,
    long steps,
    String lastSaid,
    Map<String, ToolUse> openTools,
    List<Denied> denials,
    Optional<String> question,
    Optional<Retry> waiting,
    Optional<Retry> lastRetry,
    Optional<Limit> limit,
    AgentUsage usage,
    Optional<Finished> finished,
    List<String> diagnostics) {

  /** Before the first event. */
  public static final AgentReport EMPTY =
      new AgentReport(
          Optional.empty(),
          Optional.empty(),
          0,
          "",
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          AgentUsage.NONE,
          Optional.empty(),
          List.of());

  /** This report after one more event. */
  public AgentReport with(AgentEvent event) {
    return event.accept(new AgentReportFold(this));
  }

  /** This report after further events. */
  public AgentReport with(List<AgentEvent> events) {
    AgentReport report = this;
    for (AgentEvent event : events) {
      report = report.with(event);
    }
    return report;
  }

  /** What the agent said it used; empty when it said nothing. */
  public Optional<UsageReport> usageReport() {
    if (usage.equals(AgentUsage.NONE)) {
      return Optional.empty();
    }
    Optional<String> countedOver =
        usage.scope() == AgentUsage.Scope.SESSION ? session : Optional.empty();
    return Optional.of(new UsageReport(usage.figures(), countedOver));
  }

  /** Whether the agent has said or done anything that a continuation could build on. */
  public boolean hasUsefulOutput() {
    return steps > 0;
  }
}
