package dev.orchestrator.cli.output;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the command lines that messages mention work as printed. Messages of all rooms mention them
 * in one form, {@code 'orchestrator workers status'}; this adds the workspace where it was named on
 * the command line, and the run where there are several to choose from.
 */
public final class MentionedCommands {

  private static final Pattern MENTION = Pattern.compile("'orchestrator ([^'\\n]+)'");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./~:@%+=,-]+");

  private final Supplier<Optional<String>> workspace;
  private final Predicate<List<String>> takesRun;
  private Optional<String> run = Optional.empty();

  /**
   * Nothing is asked before a message mentions a command.
   *
   * @param workspace what {@code -w} must name so that the next command finds it; empty when it
   *     finds it by itself
   * @param takesRun whether a command, as the words of its line, has the option {@code --config}
   */
  public MentionedCommands(Supplier<Optional<String>> workspace, Predicate<List<String>> takesRun) {
    this.workspace = workspace;
    this.takesRun = takesRun;
  }

  /** From now on messages are about this one of several runs. */
  public void areAbout(String name) {
    run = Optional.of(name);
  }

  /** The text with each command in it completed. */
  public String in(String text) {
    return MENTION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement("'" + line(found.group(1)) + "'"));
  }

  /** The whole command line of a command such as {@code workers status}. */
  public String line(String command) {
    List<String> words = List.of(command.split(" +"));
    if (words.contains("--help")) {
      return "orchestrator " + command;
    }
    String named =
        run.filter(name -> !words.contains("--config") && takesRun.test(words))
            .map(name -> " --config " + name)
            .orElse("");
    String where =
        words.contains("-w") || words.contains("--workspace")
            ? ""
            : workspace.get().map(folder -> "-w " + quoted(folder) + " ").orElse("");
    return "orchestrator " + where + command + named;
  }

  /** In double quotes where a shell needs some; a message has the command in single ones. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches()
        ? word
        : "\"" + word.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
  }
}
