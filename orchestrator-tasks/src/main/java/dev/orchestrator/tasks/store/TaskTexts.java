package dev.orchestrator.tasks.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.tasks.TaskErrors;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.document.AppendedText;
import dev.orchestrator.tasks.document.FieldEdits;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses what a task cannot say, and writes the rest as the files have it. */
final class TaskTexts {

  private static final Pattern FIELD_NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _.-]{0,63}");

  private static final Set<String> NO_FIELDS = Set.of("id", "status", "title");

  private TaskTexts() {}

  static String title(String title) {
    String line = title.strip();
    if (line.isEmpty()) {
      throw invalid("a task needs a title", "say in a few words what is to be done");
    }
    return oneLine("a title", line);
  }

  static String criterion(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      throw invalid("a criterion cannot be empty", "say what must hold");
    }
    return oneLine("a criterion", line);
  }

  static List<FieldEdits.Setting> settings(List<TaskField> fields) {
    return fields.stream().map(TaskTexts::setting).toList();
  }

  static String appended(String written) {
    AppendedText text = AppendedText.of(refuseControls("a text", written));
    if (text.unclosed().isPresent()) {
      throw invalid(
          "line "
              + text.unclosed().getAsInt()
              + " of the text opens code, a comment or HTML"
              + " that the text does not close",
          "close it in the text; it would swallow the tasks that follow");
    }
    return text.text();
  }

  private static FieldEdits.Setting setting(TaskField field) {
    String name = field.name().strip();
    if (NO_FIELDS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      throw invalid(
          "'" + name + "' is no field of a task",
          "a title is set with --title; the status changes with task start, complete and reopen");
    }
    if (!FIELD_NAME.matcher(name).matches()) {
      throw invalid(
          "'" + name + "' is no name for a field",
          "a name starts with a letter and goes on with letters, digits, '_', '-', '.' and spaces");
    }
    return new FieldEdits.Setting(name, value(name, field.value()));
  }

  private static String value(String name, String written) {
    String value = written.replace("\r\n", "\n").replace('\r', '\n').strip();
    return refuseControls("the field '" + name + "'", value);
  }

  private static String oneLine(String what, String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw invalid(what + " is one line", "put what follows into the description");
    }
    return refuseControls(what, text);
  }

  private static String refuseControls(String what, String text) {
    boolean control =
        text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F);
    if (control) {
      throw invalid(what + " holds a control character", "leave it out");
    }
    return text;
  }

  private static OrchestratorException invalid(String message, String hint) {
    return new OrchestratorException(TaskErrors.TASK_TEXT_INVALID, message, hint);
  }
}
