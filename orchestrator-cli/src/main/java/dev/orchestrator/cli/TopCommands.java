package dev.orchestrator.cli;

import dev.orchestrator.cli.agent.AgentCommands;
import dev.orchestrator.cli.build.BuildAllCommand;
import dev.orchestrator.cli.build.BuildCommand;
import dev.orchestrator.cli.build.ExecCommand;
import dev.orchestrator.cli.build.ResultsCommand;
import dev.orchestrator.cli.build.TestAllCommand;
import dev.orchestrator.cli.build.TestCommand;
import dev.orchestrator.cli.build.WorkflowCommands;
import dev.orchestrator.cli.completion.CompletionCommand;
import dev.orchestrator.cli.completion.NamesCommand;
import dev.orchestrator.cli.demo.DemoCommand;
import dev.orchestrator.cli.doctor.DoctorCommand;
import dev.orchestrator.cli.fleet.RepositoryCommands;
import dev.orchestrator.cli.fleet.ScanCommand;
import dev.orchestrator.cli.fleet.StatusCommand;
import dev.orchestrator.cli.fleet.SyncCommand;
import dev.orchestrator.cli.manual.WriteDocumentationCommand;
import dev.orchestrator.cli.playbook.PlaybookCommands;
import dev.orchestrator.cli.plugin.PluginCommands;
import dev.orchestrator.cli.report.ReportCommand;
import dev.orchestrator.cli.safety.SafetyCommands;
import dev.orchestrator.cli.session.WholeCommandLine;
import dev.orchestrator.cli.tasks.TaskCommands;
import dev.orchestrator.cli.workers.AddIssueCommand;
import dev.orchestrator.cli.workers.CleanupCommand;
import dev.orchestrator.cli.workers.DashboardCommand;
import dev.orchestrator.cli.workers.EventsCommand;
import dev.orchestrator.cli.workers.LaunchCommand;
import dev.orchestrator.cli.workers.MonitorCommand;
import dev.orchestrator.cli.workers.PromptCommands;
import dev.orchestrator.cli.workers.WorkerCommands;
import dev.orchestrator.cli.workspace.InitCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * The commands at the top, as help lists them.
 *
 * <p>picocli reads the options of every command it is given by reflection, whichever is called, and
 * that is most of what a short command does. So a line of words that names some gets those alone.
 */
final class TopCommands {

  /** A heading in help, and the commands below it; without a heading they are hidden. */
  private record Room(String heading, List<Class<?>> commands) {

    Room(String heading, Class<?>... commands) {
      this(heading, List.of(commands));
    }

    List<String> names() {
      return commands.stream().map(TopCommands::name).toList();
    }
  }

  private static final List<Room> ROOMS =
      List.of(
          new Room("Begin", InitCommand.class, DemoCommand.class, DoctorCommand.class),
          new Room(
              "Repositories",
              RepositoryCommands.class,
              StatusCommand.class,
              ScanCommand.class,
              SyncCommand.class,
              ExecCommand.class,
              BuildCommand.class,
              BuildAllCommand.class,
              TestCommand.class,
              TestAllCommand.class,
              ResultsCommand.class,
              WorkflowCommands.class),
          new Room(
              "Agents at work",
              LaunchCommand.class,
              MonitorCommand.class,
              DashboardCommand.class,
              AddIssueCommand.class,
              CleanupCommand.class,
              WorkerCommands.class,
              AgentCommands.class,
              PromptCommands.class,
              EventsCommand.class),
          new Room(
              "Work and rules",
              TaskCommands.class,
              PlaybookCommands.class,
              ReportCommand.class,
              SafetyCommands.class),
          new Room("The program", PluginCommands.class, CompletionCommand.class),
          new Room("", NamesCommand.class, WriteDocumentationCommand.class));

  private static final List<Class<?>> ALL =
      ROOMS.stream().<Class<?>>flatMap(room -> room.commands().stream()).toList();

  private static final List<String> ASKS_FOR_ALL = List.of("-h", "--help");

  private TopCommands() {}

  static void addTo(CommandLine program, IFactory factory, List<String> words) {
    Predicate<Class<?>> needed = neededBy(words);
    ALL.stream()
        .filter(needed)
        .forEach(each -> program.addSubcommand(name(each), new CommandLine(each, factory)));
  }

  /** The names of all, whichever were added. */
  static List<String> names() {
    return ALL.stream().map(TopCommands::name).toList();
  }

  /** The names of the commands below each heading of help, in order. */
  static Map<String, List<String>> headings() {
    Map<String, List<String>> headings = new LinkedHashMap<>();
    ROOMS.stream()
        .filter(room -> !room.heading().isEmpty())
        .forEach(room -> headings.put(room.heading(), room.names()));
    return headings;
  }

  private static Predicate<Class<?>> neededBy(List<String> words) {
    List<Class<?>> named = ALL.stream().filter(each -> words.contains(name(each))).toList();
    boolean all =
        named.isEmpty()
            || beforeTheCommand(words).stream().anyMatch(ASKS_FOR_ALL::contains)
            || named.stream().anyMatch(WholeCommandLine.class::isAssignableFrom);
    return all ? command -> true : named::contains;
  }

  private static List<String> beforeTheCommand(List<String> words) {
    List<String> names = names();
    return words.stream().takeWhile(word -> !names.contains(word)).toList();
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }
}
