package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.shell.ShellCommand;
import dev.orchestrator.core.safety.shell.ShellCommand.Group;
import dev.orchestrator.core.safety.shell.ShellCommand.Redirection;
import dev.orchestrator.core.safety.shell.ShellCommand.Simple;
import java.util.List;
import java.util.Optional;

/** What commands print, as far as it is told by reading them. */
final class KnownOutput {

  /** Commands whose output is made to be evaluated; it counts as empty. */
  private static final List<String> SETTINGS =
      DataFile.rows("programs.txt")
          .filter(row -> row.get(0).equals("settings"))
          .map(row -> row.get(1) + " ")
          .toList();

  private final Expansion expansion;
  private final Knowledge knowledge;

  KnownOutput(Expansion expansion, Knowledge knowledge) {
    this.expansion = expansion;
    this.knowledge = knowledge;
  }

  Optional<String> of(List<ShellCommand> commands, Scope scope) {
    StringBuilder all = new StringBuilder();
    for (ShellCommand command : commands) {
      Optional<String> output = of(command, scope);
      if (output.isEmpty()) {
        return Optional.empty();
      }
      all.append(output.get());
    }
    return Optional.of(all.toString());
  }

  Optional<String> of(ShellCommand command, Scope scope) {
    if (command instanceof Group group && group.redirections().isEmpty()) {
      return of(group.body(), scope);
    }
    return command instanceof Simple simple ? of(simple, scope) : Optional.empty();
  }

  /** Redirections of the output are not looked at: they are the business of who asks. */
  Optional<String> of(Simple simple, Scope scope) {
    List<List<Word>> lists = expansion.arguments(simple.words(), scope);
    if (lists.size() != 1 || lists.get(0).isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = lists.get(0);
    String program = words.get(0).text();
    String line = ScriptArguments.join(words).text() + " ";
    if (!knowledge.function(program).isEmpty()) {
      return Optional.empty();
    }
    if (!words.get(0).dynamic() && SETTINGS.stream().anyMatch(line::startsWith)) {
      return Optional.of("");
    }
    if (words.stream().anyMatch(word -> word.dynamic() || word.pattern())) {
      return Optional.empty();
    }
    List<String> arguments = words.stream().skip(1).map(Word::text).toList();
    return switch (program) {
      case "echo" -> echo(arguments);
      case "printf" -> printf(arguments);
      case "cat" -> arguments.isEmpty() ? input(simple, scope) : Optional.empty();
      case ":", "true" -> Optional.of("");
      default -> Optional.empty();
    };
  }

  /** What a backslash means depends on the shell. */
  private static Optional<String> echo(List<String> arguments) {
    boolean noNewline = !arguments.isEmpty() && arguments.get(0).equals("-n");
    String text = String.join(" ", arguments.subList(noNewline ? 1 : 0, arguments.size()));
    return text.startsWith("-") || text.contains("\\")
        ? Optional.empty()
        : Optional.of(noNewline ? text : text + "\n");
  }

  private static Optional<String> printf(List<String> arguments) {
    if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
      return Optional.empty();
    }
    String format = arguments.get(0).replace("\\n", "\n");
    List<String> values = arguments.subList(1, arguments.size());
    int places = format.split("%s", -1).length - 1;
    String rest = format.replace("%s", "");
    if (rest.contains("%") || rest.contains("\\") || (places == 0) != values.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    do {
      String[] pieces = format.split("%s", -1);
      text.append(pieces[0]);
      for (int place = 1; place < pieces.length; place++) {
        text.append(at < values.size() ? values.get(at) : "").append(pieces[place]);
        at++;
      }
    } while (at < values.size());
    return Optional.of(text.toString());
  }

  private Optional<String> input(Simple simple, Scope scope) {
    for (Redirection redirection : simple.redirections()) {
      if (redirection instanceof Redirection.Text text) {
        return Optional.of(expansion.text(text.text().get(), scope).text() + "\n");
      }
    }
    return scope.input().known();
  }
}
