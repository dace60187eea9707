package dev.orchestrator.runs.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which agent runs and how, as the plan says. What a value means is for the adapter of that type to
 * decide.
 *
 * @param type the adapter's name: {@code claude}, {@code codex}, {@code command}
 * @param command program and arguments of a {@code command} agent, or an override of the program of
 *     another type; may be empty
 * @param model passed on verbatim
 * @param maxTurns the adapter's limit of turns
 * @param maxBudgetUsd the adapter's limit of cost per attempt
 * @param extraArguments appended to the argument list
 * @param environment added to the agent's environment
 * @param sandbox the adapter's word for how it is fenced in
 * @param permissions the adapter's word for what it may do without asking
 * @param account whose usage limits it shares; agents with equal accounts are held together
 * @param fallback who takes over where this one cannot be used
 */
public record AgentSpec(
    String type,
    List<String> command,
    Optional<String> model,
    OptionalInt maxTurns,
    Optional<Double> maxBudgetUsd,
    List<String> extraArguments,
    Map<String, String> environment,
    Optional<String> sandbox,
    Optional<String> permissions,
    String account,
    Optional<AgentSpec> fallback) {

  /** The type of an agent that is a program of the user's own, which a plan must name. */
  public static final String COMMAND = "command";

  /** Copies the collections. */
  public AgentSpec {
    command = List.copyOf(command);
    extraArguments = List.copyOf(extraArguments);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /**
   * This agent and those that may take its place, in the order of the plan. One that shares the
   * account of an agent before it is left out: what holds one holds the other.
   */
  public List<AgentSpec> chain() {
    Map<String, AgentSpec> byAccount = new LinkedHashMap<>();
    for (Optional<AgentSpec> next = Optional.of(this);
        next.isPresent();
        next = next.get().fallback()) {
      byAccount.putIfAbsent(next.get().account(), next.get());
    }
    return List.copyOf(byAccount.values());
  }

  /** The same agent with another in its place where it cannot be used. */
  public AgentSpec orElse(Optional<AgentSpec> other) {
    return new AgentSpec(
        type,
        command,
        model,
        maxTurns,
        maxBudgetUsd,
        extraArguments,
        environment,
        sandbox,
        permissions,
        account,
        other);
  }

  /** An agent of which the plan says no more than its name. */
  public static AgentSpec named(String type) {
    return new AgentSpec(
        type,
        List.of(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        type,
        Optional.empty());
  }
}
