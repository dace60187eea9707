package dev.orchestrator.cli.tasks;

import dev.orchestrator.tasks.TaskField;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads {@code FIELD=VALUE} arguments. */
final class FieldArguments {

  private FieldArguments() {}

  static List<TaskField> parse(CommandSpec command, List<String> arguments) {
    return arguments.stream().map(argument -> parse(command, argument)).toList();
  }

  private static TaskField parse(CommandSpec command, String argument) {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      throw new ParameterException(
          command.commandLine(), "'" + argument + "' is not of the form FIELD=VALUE");
    }
    return new TaskField(argument.substring(0, equals), argument.substring(equals + 1));
  }
}
