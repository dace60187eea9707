package dev.orchestrator.core.config;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with every reason at once. */
public final class ConfigurationException extends OrchestratorException {

  /** One or more configuration files cannot be used. */
  public static final ErrorCode CONFIGURATION_INVALID =
      ErrorCode.environment("CONFIGURATION_INVALID");

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** The problems must not be empty. */
  public ConfigurationException(List<Problem> problems) {
    super(CONFIGURATION_INVALID, describe(problems), hint(problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order it was found. */
  public List<Problem> problems() {
    return problems;
  }

  private static String describe(List<Problem> problems) {
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }

  private static String hint(List<Problem> problems) {
    String count = problems.size() == 1 ? "this place" : "these " + problems.size() + " places";
    return "mend " + count + "; nothing was changed";
  }
}
