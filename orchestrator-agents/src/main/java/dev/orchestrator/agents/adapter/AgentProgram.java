package dev.orchestrator.agents.adapter;

import dev.orchestrator.agents.spi.AgentInstallation;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.plan.AgentSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The program of a built in agent: how it is called, how a person gets it, what can be asked of it.
 *
 * @param name as it stands on the search path
 * @param installation the command that installs it
 * @param abilities what {@code agent list} shows
 */
record AgentProgram(String name, String installation, Set<Ability> abilities) {

  /** What a plan can ask of some agents and not of others. */
  enum Ability {
    RESUME("resume"),
    COST(AgentInstallation.COUNTS_COST),
    TOKENS("tokens"),
    MAX_TURNS("max_turns"),
    MAX_BUDGET("max_budget_usd"),
    PERMISSIONS("permissions"),
    HOOKS("hooks"),
    OWN_SANDBOX("sandbox");

    private final String word;

    Ability(String word) {
      this.word = word;
    }
  }

  /** The sandbox that every agent can be put into, from outside. */
  static final String BUBBLEWRAP = "bwrap";

  /** The word by which a plan switches an agent's own checks off. */
  static final String SKIP = "skip";

  /** Program and first arguments: the plan's, where it names another. */
  List<String> argv(AgentSpec spec) {
    return spec.command().isEmpty() ? List.of(name) : spec.command();
  }

  AgentInstallation detect(AgentSpec spec, AgentHost host) {
    String wanted = argv(spec).get(0);
    Optional<Path> found = host.program(wanted);
    if (found.isEmpty()) {
      return AgentInstallation.missing(
          "the program '" + wanted + "' is not installed",
          "install it with '" + installation + "', or choose another agent");
    }
    Optional<String> problem = unsupported(spec).stream().findFirst();
    return new AgentInstallation(
        found,
        host.output(List.of(found.get().toString(), "--version")).map(AgentProgram::number),
        problem,
        problem.map(text -> "remove that key from the plan, or choose another agent"),
        words());
  }

  /** What the plan asks for and this program does not have. Silence would be a broken promise. */
  private List<String> unsupported(AgentSpec spec) {
    List<String> missing = new ArrayList<>();
    if (spec.maxTurns().isPresent() && !abilities.contains(Ability.MAX_TURNS)) {
      missing.add(name + " has no limit of turns, but the plan sets 'max_turns'");
    }
    if (spec.maxBudgetUsd().isPresent() && !abilities.contains(Ability.MAX_BUDGET)) {
      missing.add(name + " has no limit of cost, but the plan sets 'max_budget_usd'");
    }
    spec.permissions()
        .filter(word -> !word.equals(SKIP))
        .ifPresent(
            word -> missing.add("'permissions' is '" + word + "'; the only value is 'skip'"));
    spec.sandbox()
        .filter(word -> !word.equals(BUBBLEWRAP) && !abilities.contains(Ability.OWN_SANDBOX))
        .ifPresent(
            word -> missing.add("'sandbox' is '" + word + "'; " + name + " has only 'bwrap'"));
    return missing;
  }

  private List<String> words() {
    return abilities.stream().sorted().map(ability -> ability.word).toList();
  }

  /** Programs put their name before or behind the number. */
  private static String number(String version) {
    for (String word : version.strip().split("\\s+", -1)) {
      if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
        return word;
      }
    }
    return version.strip();
  }

  static boolean skipsPermissions(AgentSpec spec) {
    return spec.permissions().filter(SKIP::equals).isPresent();
  }
}
