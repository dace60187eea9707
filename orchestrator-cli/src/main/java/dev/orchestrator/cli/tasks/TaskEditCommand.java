package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.tasks.EditTask;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a task. */
@Command(name = "edit", description = "Change a task; what is not named stays as it is.")
final class TaskEditCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The task: task-7, TASK-007 or 7.")
  private String id = "";

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Give a field a value; may be given several times.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--unset",
      paramLabel = "FIELD",
      description = "Remove a field; may be given several times.")
  private List<String> unset = new ArrayList<>();

  @Option(names = "--title", paramLabel = "TITLE", description = "Another title.")
  private @Nullable String title;

  @Option(names = "--append-text", paramLabel = "MARKDOWN", description = "Text for its end.")
  private String text = "";

  @Option(
      names = "--check",
      paramLabel = "N",
      split = ",",
      description = "Criteria that hold now, by number.")
  private List<Integer> met = new ArrayList<>();

  @Option(
      names = "--uncheck",
      paramLabel = "N",
      split = ",",
      description = "Criteria that do not hold any more, by number.")
  private List<Integer> unmet = new ArrayList<>();

  @Option(
      names = "--add-criterion",
      paramLabel = "TEXT",
      description = "Another criterion; may be given several times.")
  private List<String> criteria = new ArrayList<>();

  TaskEditCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    view.done("changed", useCases.ask(EditTask.class, new EditTask.Request(id, edit())));
    return ExitStatus.DONE;
  }

  /** {@code --set title=...} is what the word suggests. */
  private TaskEdit edit() {
    List<TaskField> fields = FieldArguments.parse(spec, set);
    Optional<String> newTitle =
        fields.stream()
            .filter(TaskEditCommand::isTitle)
            .map(TaskField::value)
            .findFirst()
            .or(() -> Optional.ofNullable(title));
    List<TaskField> others = fields.stream().filter(field -> !isTitle(field)).toList();
    TaskEdit edit = new TaskEdit(newTitle, others, unset, text, met, unmet, criteria);
    if (edit.equals(TaskEdit.of(List.of(), List.of()))) {
      throw new ParameterException(
          spec.commandLine(), "nothing to change: use --set, --unset or another option");
    }
    return edit;
  }

  private static boolean isTitle(TaskField field) {
    return field.name().equalsIgnoreCase("title");
  }
}
