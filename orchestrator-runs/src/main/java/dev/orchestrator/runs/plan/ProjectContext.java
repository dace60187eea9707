package dev.orchestrator.runs.plan;

import java.util.List;

/**
 * What a plan tells about the project, for prompts and verification. Texts may be empty.
 *
 * @param language main language
 * @param buildCommand how it is built
 * @param testCommand how it is tested
 * @param safetyRules rules in the user's words, added to the built-in ones
 * @param commitPrefix convention for commit subjects
 * @param keyFiles where an agent should look first
 */
public record ProjectContext(
    String language,
    String buildCommand,
    String testCommand,
    List<String> safetyRules,
    String commitPrefix,
    List<String> keyFiles) {

  /** Of a plan that has none. */
  public static final ProjectContext SAYS_NOTHING =
      new ProjectContext("", "", "", List.of(), "", List.of());

  /** Copies the lists. */
  public ProjectContext {
    safetyRules = List.copyOf(safetyRules);
    keyFiles = List.copyOf(keyFiles);
  }
}
