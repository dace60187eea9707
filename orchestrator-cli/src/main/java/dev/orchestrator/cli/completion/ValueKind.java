package dev.orchestrator.cli.completion;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a value on the command line names. The kind follows from the label that help shows for it,
 * so that a new command with a {@code REPO} completes like every other.
 */
enum ValueKind {
  REPOSITORY,
  TAG,
  LANGUAGE,
  TASK,
  ISSUE,
  STAGE,
  WORKFLOW,
  PLAYBOOK,
  PLAN,
  FILE,
  FOLDER,
  OTHER;

  private static final Map<String, ValueKind> BY_LABEL =
      Map.ofEntries(
          Map.entry("REPO", REPOSITORY),
          Map.entry("TAG", TAG),
          Map.entry("LANGUAGE", LANGUAGE),
          Map.entry("TASK", TASK),
          Map.entry("ISSUE", ISSUE),
          Map.entry("ISSUE|WORKER", ISSUE),
          Map.entry("STAGE", STAGE),
          Map.entry("WORKFLOW", WORKFLOW),
          Map.entry("PLAYBOOK", PLAYBOOK),
          Map.entry("PLAN", PLAN),
          Map.entry("DIR", FOLDER));

  /** A label that only the room of the command makes clear. */
  private static final Map<String, ValueKind> BY_ROOM =
      Map.of(
          "repo NAME", REPOSITORY,
          "task ID", TASK,
          "playbook NAME", PLAYBOOK,
          "workflow NAME", WORKFLOW);

  /** The word for it in the completion scripts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ValueKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The kind of an argument, or its choices joined by {@code |} behind an equals sign. */
  static String wordFor(CommandSpec command, ArgSpec argument) {
    Class<?> type =
        argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
    if (type.isEnum()) {
      return Stream.of(type.getEnumConstants())
          .map(each -> ((Enum<?>) each).name())
          .collect(Collectors.joining("|", "=", ""));
    }
    String label = argument.paramLabel();
    if (label.matches("[a-z-]+(\\|[a-z-]+)+")) {
      return "=" + label;
    }
    CommandSpec room = command.parent() == null ? command : command.parent();
    ValueKind byRoom = BY_ROOM.get(room.name() + " " + label);
    if (byRoom != null) {
      return byRoom.word();
    }
    boolean path = Path.class.isAssignableFrom(type);
    return BY_LABEL.getOrDefault(label, path ? FILE : OTHER).word();
  }
}
