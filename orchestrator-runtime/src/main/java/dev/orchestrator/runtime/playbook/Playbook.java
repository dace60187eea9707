package dev.orchestrator.runtime.playbook;

import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.template.TextTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One playbook as its file has it: plain markdown whose {@code {{names}}} are its variables.
 *
 * @param name the name of the file without {@code .md}
 * @param title its first heading; the name where there is none
 * @param purpose the first sentence below the title, on one line; may be empty
 * @param file where it stands
 * @param text what the file holds
 */
public record Playbook(String name, String title, String purpose, Path file, String text) {

  /**
   * What to give a value with {@code --var}, in the order of the text.
   *
   * @throws dev.orchestrator.core.error.OrchestratorException when the text is no template
   */
  public List<String> variables() {
    return names().stream().filter(name -> !name.startsWith(RepositoryValues.PREFIX)).toList();
  }

  /** The {@code {{repo...}}} fields it names; where there are any, it speaks of one repository. */
  public List<String> repositoryFields() {
    return names().stream().filter(name -> name.startsWith(RepositoryValues.PREFIX)).toList();
  }

  Set<String> names() {
    return TextTemplate.parse(file.toString(), text).variables();
  }
}
