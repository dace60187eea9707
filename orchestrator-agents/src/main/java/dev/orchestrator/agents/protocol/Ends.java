package dev.orchestrator.agents.protocol;

import dev.orchestrator.agents.spi.AgentEnd;
import dev.orchestrator.agents.spi.AgentEnd.Kind;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentExit;
import dev.orchestrator.agents.spi.AgentReport;
import dev.orchestrator.agents.spi.AgentTrouble;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What the ends of the programs have in common. The program's own verdict goes before its exit
 * status: they exit 0 when interrupted and say success beside an error.
 */
final class Ends {

  /** HUP, INT, TERM: what somebody sends who wants an end. */
  private static final Set<Integer> POLITE_SIGNALS = Set.of(1, 2, 15);

  private final ResetTime resetTime;

  Ends(ZoneId zone) {
    this.resetTime = new ResetTime(zone);
  }

  AgentEnd of(AgentExit exit, AgentReport report, Instant endedAt) {
    return report
        .finished()
        .map(finished -> finished(finished, exit, report, endedAt))
        .orElseGet(() -> silent(exit, report));
  }

  private AgentEnd finished(
      Finished finished, AgentExit exit, AgentReport report, Instant endedAt) {
    if (finished.interrupted()) {
      return AgentEnd.of(Kind.INTERRUPTED, "was interrupted");
    }
    if (finished.error()) {
      return failed(finished, report, endedAt);
    }
    if (exit.isZero()) {
      return AgentEnd.of(Kind.OK, "finished");
    }
    return exit.signal().isPresent()
        ? AgentEnd.of(Kind.OK, "had finished when signal " + exit.signal().getAsInt() + " ended it")
        : AgentEnd.of(Kind.AGENT_ERROR, "exit status " + exit.status() + " after it had finished");
  }

  private AgentEnd failed(Finished finished, AgentReport report, Instant endedAt) {
    String reason = reason(finished.text(), "failed without saying why");
    if (report.limit().isPresent()) {
      return new AgentEnd(Kind.USAGE_LIMIT, reason, report.limit().get().until());
    }
    AgentTrouble trouble = finished.trouble().orElse(AgentTrouble.OTHER);
    if (trouble == AgentTrouble.RATE_LIMIT || trouble == AgentTrouble.USAGE_LIMIT) {
      return limited(trouble, finished.text(), reason, report, endedAt);
    }
    return AgentEnd.of(trouble, reason);
  }

  /**
   * A 429 is a usage limit when the message names the time it ends, or when the program gave up at
   * once: they sit short pauses out themselves and refuse only a wait they think too long.
   */
  private AgentEnd limited(
      AgentTrouble trouble, String text, String reason, AgentReport report, Instant endedAt) {
    Optional<Instant> until = resetTime.find(text, endedAt);
    boolean gaveUpAtOnce = report.lastRetry().isEmpty();
    return until.isPresent() || gaveUpAtOnce || trouble == AgentTrouble.USAGE_LIMIT
        ? new AgentEnd(Kind.USAGE_LIMIT, reason, until)
        : AgentEnd.of(trouble, reason);
  }

  private static AgentEnd silent(AgentExit exit, AgentReport report) {
    if (exit.isZero()) {
      return AgentEnd.of(Kind.INTERRUPTED, "exited without a result, as when it is interrupted");
    }
    if (exit.signal().isPresent()) {
      int signal = exit.signal().getAsInt();
      return POLITE_SIGNALS.contains(signal)
          ? AgentEnd.of(Kind.INTERRUPTED, "was stopped by signal " + signal)
          : AgentEnd.of(Kind.CRASHED, "was killed by signal " + signal);
    }
    return AgentEnd.of(
        Kind.CRASHED,
        "exit status " + exit.status() + reason(lastWords(report), "").transform(Ends::afterColon));
  }

  private static String lastWords(AgentReport report) {
    int count = report.diagnostics().size();
    return count == 0 ? "" : report.diagnostics().get(count - 1);
  }

  private static String afterColon(String words) {
    return words.isEmpty() ? " without a result" : ": " + words;
  }

  private static String reason(String text, String otherwise) {
    String line = ToolSummary.oneLine(text);
    return line.isEmpty() ? otherwise : line;
  }
}
