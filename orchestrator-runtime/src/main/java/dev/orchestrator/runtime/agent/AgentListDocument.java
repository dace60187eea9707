package dev.orchestrator.runtime.agent;

import dev.orchestrator.agents.catalog.AgentCatalog;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Optional;

/** The agents that can be named in a plan. */
public record AgentListDocument(int schemaVersion, List<Row> agents) implements Document {

  /**
   * An agent.
   *
   * @param installed whether it can be used
   * @param program where it was found
   * @param abilities what it can do, in the words of plans
   * @param problem why it cannot be used
   * @param plugin whose it is
   */
  public record Row(
      String name,
      boolean installed,
      Optional<String> version,
      Optional<String> program,
      List<String> abilities,
      Optional<String> problem,
      Optional<String> hint,
      String plugin) {

    static Row of(AgentCatalog.Listed agent) {
      return new Row(
          agent.name(),
          agent.installation().isUsable(),
          agent.installation().version(),
          agent.installation().program().map(Object::toString),
          agent.installation().abilities(),
          agent.installation().problem(),
          agent.installation().hint(),
          agent.plugin());
    }
  }
}
