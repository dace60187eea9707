package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.plan.AgentSpec;
import dev.orchestrator.runs.run.AgentHold;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which agent of a chain runs: the first whose account is not held, or is due to be tried out. For
 * one moment, in which an account is tried out by one attempt only.
 */
final class AgentChoices {

  private final RunState state;
  private final Moment now;
  private final Set<String> probed = new HashSet<>();

  AgentChoices(RunState state, Moment now) {
    this.state = state;
    this.now = now;
  }

  AgentChoice choose(AgentSpec first) {
    List<AgentHold> inTheWay = new ArrayList<>();
    for (AgentSpec agent : first.chain()) {
      Optional<AgentHold> hold = state.holdOn(agent.account());
      if (hold.isEmpty() || isDue(hold.get())) {
        return new AgentChoice(Optional.of(agent), words(inTheWay), Optional.empty());
      }
      inTheWay.add(hold.get());
    }
    return new AgentChoice(
        Optional.empty(),
        words(inTheWay),
        inTheWay.stream()
            .flatMap(hold -> hold.lapsesAt(now).stream())
            .min(Comparator.<Duration>naturalOrder()));
  }

  void probe(String account) {
    probed.add(account);
  }

  private boolean isDue(AgentHold hold) {
    return hold.due(now) && !probed.contains(hold.account());
  }

  private static String words(List<AgentHold> holds) {
    return String.join(
        "; ", holds.stream().map(hold -> hold.account() + " is held: " + hold.reason()).toList());
  }
}
