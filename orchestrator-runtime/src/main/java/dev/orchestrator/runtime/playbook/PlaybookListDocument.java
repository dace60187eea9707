package dev.orchestrator.runtime.playbook;

import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/** The playbooks. */
public record PlaybookListDocument(int schemaVersion, List<Row> playbooks) implements Document {

  /**
   * A playbook.
   *
   * @param variables that must be given a value
   * @param needsRepository whether it is about one repository
   * @param file absolute
   */
  public record Row(
      String name,
      String title,
      String purpose,
      List<String> variables,
      boolean needsRepository,
      String file) {

    static Row of(Playbook playbook) {
      return new Row(
          playbook.name(),
          playbook.title(),
          playbook.purpose(),
          playbook.variables(),
          !playbook.repositoryFields().isEmpty(),
          playbook.file().toString());
    }
  }
}
