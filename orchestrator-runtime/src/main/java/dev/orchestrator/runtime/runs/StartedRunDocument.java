package dev.orchestrator.runtime.runs;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * A run that is supervised now.
 *
 * @param schemaVersion of the document
 * @param project its name
 * @param started whether it was begun or taken up by this; else it was under way before
 * @param remarks what the user should know, a line each
 */
public record StartedRunDocument(
    int schemaVersion, String project, boolean started, List<String> remarks) implements Document {

  /** Copies the list. */
  public StartedRunDocument {
    remarks = List.copyOf(remarks);
  }
}
