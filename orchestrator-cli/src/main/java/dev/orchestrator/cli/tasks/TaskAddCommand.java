package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.runtime.tasks.AddTask;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.TaskField;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a task. */
@Command(name = "add", description = "Add a task to the backlog, in the section of its priority.")
final class TaskAddCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TITLE", description = "In one line.")
  private @Nullable String words;

  @Option(names = "--title", paramLabel = "TITLE", description = "The same, for scripts.")
  private @Nullable String title;

  @Option(names = "--repo", paramLabel = "NAME", description = "The repository it is about.")
  private @Nullable String repo;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "bug-fix, feature, refactor, docs, infra or a word of your own.")
  private @Nullable String type;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "high, medium or low; default: medium.")
  private @Nullable String priority;

  @Option(names = "--assigned", paramLabel = "NAME", description = "Who is to do it.")
  private @Nullable String assigned;

  @Option(names = "--description", paramLabel = "TEXT", description = "What is to be done.")
  private @Nullable String description;

  @Option(
      names = "--depends-on",
      paramLabel = "ID",
      split = ",",
      description = "Tasks that must be completed before; several with commas.")
  private List<String> dependsOn = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Any other field; may be given several times.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--criterion",
      paramLabel = "TEXT",
      description = "What must hold for it to be done; may be given several times.")
  private List<String> criteria = new ArrayList<>();

  @Option(names = "--text", paramLabel = "MARKDOWN", description = "Free text below the fields.")
  private String text = "";

  TaskAddCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    NewTask task = new NewTask(title(), fields(), criteria, text);
    view.done("added", useCases.ask(AddTask.class, new AddTask.Request(task)));
    return ExitStatus.DONE;
  }

  private String title() {
    if (title != null && words == null) {
      return title;
    }
    if (title == null && words != null) {
      return words;
    }
    throw new ParameterException(
        spec.commandLine(),
        title == null
            ? "the title is missing, as in 'orchestrator task add \"Orders have no total\"'"
            : "the title is given twice");
  }

  private List<TaskField> fields() {
    List<TaskField> given = new ArrayList<>();
    add(given, FieldNames.REPO, repo);
    add(given, FieldNames.TYPE, type);
    add(given, FieldNames.PRIORITY, priority);
    add(given, FieldNames.ASSIGNED, assigned);
    add(given, FieldNames.DESCRIPTION, description);
    add(given, FieldNames.DEPENDS_ON, dependsOn.isEmpty() ? null : String.join(", ", dependsOn));
    given.addAll(FieldArguments.parse(spec, fields));
    return given;
  }

  private static void add(List<TaskField> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.add(new TaskField(name, value));
    }
  }
}
