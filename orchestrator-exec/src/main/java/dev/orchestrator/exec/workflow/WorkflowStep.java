package dev.orchestrator.exec.workflow;

import dev.orchestrator.core.expression.Expression;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.exec.spi.ProjectAction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A step as the file has it. */
sealed interface WorkflowStep {

  /** Later steps run in another folder; a relative one is relative to the folder so far. */
  record ChangeFolder(TextTemplate target, Circumstances circumstances) implements WorkflowStep {}

  /** Shell text. */
  record Run(TextTemplate command, Circumstances circumstances) implements WorkflowStep {}

  /** Whatever the language plugin of the repository does for this action. */
  record Tool(ProjectAction action, Circumstances circumstances) implements WorkflowStep {}

  Circumstances circumstances();

  /**
   * What any step may have.
   *
   * @param where names the step in messages
   * @param condition under which it runs
   * @param continueOnError whether a failure of it does not count
   * @param timeout of its own
   * @param environment further variables
   */
  record Circumstances(
      String where,
      Optional<Expression> condition,
      boolean continueOnError,
      Optional<Duration> timeout,
      Map<String, TextTemplate> environment) {}
}
