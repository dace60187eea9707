package dev.orchestrator.agents.protocol;

import dev.orchestrator.agents.spi.AgentEvent;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that the guarded environment writes into the log of an attempt: it refused something. */
public final class GuardLine {

  private static final Pattern DENIED =
      Pattern.compile("::orchestrator denied ([a-z0-9-]+) (.*)", Pattern.DOTALL);

  private GuardLine() {}

  /** The refusal that a line tells of, with its rule. */
  public static Optional<AgentEvent> event(String line) {
    Matcher denied = DENIED.matcher(line);
    return denied.matches()
        ? Optional.of(
            new Denied("", Optional.empty(), denied.group(1) + ": " + denied.group(2).strip()))
        : Optional.empty();
  }
}
