package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.config.ValueType;
import dev.orchestrator.core.text.Suggestions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where a plan names agents that do not exist. Only somebody who is about to start them asks: the
 * run of a plan whose plugin is gone can still be looked at and stopped.
 */
public final class AgentNames {

  private static final String AGENT = "agent";

  private final Set<String> known;

  private AgentNames(Set<String> known) {
    this.known = known;
  }

  /**
   * Refuses a plan file that names an agent which is not known.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException with every such name and its place
   */
  public static void check(Path plan, Set<String> known) {
    Problems problems = new Problems();
    ConfigObject top = ConfigFile.read(plan, problems);
    AgentNames names = new AgentNames(known);
    names.check(top, AGENT);
    for (int index = 0; index < top.elementTypes("pipeline").size(); index++) {
      top.objectElement("pipeline", index).ifPresent(stage -> names.check(stage, AGENT));
    }
    problems.refuseErrors();
  }

  private void check(ConfigObject owner, String key) {
    Optional<ValueType> type = owner.type(key);
    if (type.equals(Optional.of(ValueType.TEXT))) {
      checkName(owner, key);
    } else if (type.equals(Optional.of(ValueType.OBJECT))) {
      owner.object(key).ifPresent(this::checkObject);
    }
  }

  private void checkObject(ConfigObject agent) {
    if (agent.has("type")) {
      checkName(agent, "type");
    }
    check(agent, "fallback");
  }

  private void checkName(ConfigObject owner, String key) {
    String name = owner.text(key);
    if (!known.contains(name)) {
      owner.problem(
          key,
          "there is no agent named '" + name + "'",
          Optional.of(
              Suggestions.hint(name, known, "'orchestrator agent list' shows the known names")));
    }
  }
}
