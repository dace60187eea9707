package dev.orchestrator.runtime.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.orchestrator.runs.overview.IssueCounts;
import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * The runs of a workspace. The names of the components are those of {@code workers list --json}.
 *
 * @param schemaVersion of the document
 * @param runs by name
 */
public record RunList(int schemaVersion, List<Line> runs) implements Document {

  /** Copies the list. */
  public RunList {
    runs = List.copyOf(runs);
  }

  /**
   * A run.
   *
   * @param project its name
   * @param plan its plan file; where it would be, when it is gone
   * @param state how it stands
   * @param session what the session of its workers is called
   * @param backend where its workers run
   * @param counts its issues
   * @param trouble what is wrong with its plan; empty where nothing is
   */
  public record Line(
      String project,
      String plan,
      RunStatus state,
      String session,
      String backend,
      @JsonUnwrapped IssueCounts counts,
      String trouble) {}
}
