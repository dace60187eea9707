package dev.orchestrator.cli;

import dev.orchestrator.cli.agent.AgentCommands;
import dev.orchestrator.cli.build.BuildAllCommand;
import dev.orchestrator.cli.build.BuildCommand;
import dev.orchestrator.cli.build.ExecCommand;
import dev.orchestrator.cli.build.ResultsCommand;
import dev.orchestrator.cli.build.SetupCommand;
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
import dev.orchestrator.cli.plan.PlanCommands;
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
import dev.orchestrator.cli.workers.LandCommand;
import dev.orchestrator.cli.workers.LaunchCommand;
import dev.orchestrator.cli.workers.MonitorCommand;
import dev.orchestrator.cli.workers.OneLineCommand;
import dev.orchestrator.cli.workers.PromptCommands;
import dev.orchestrator.cli.workers.WorkerCommands;
import dev.orchestrator.cli.workspace.InitCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * The commands at the top, as help lists them.
 *
 * <p>picocli reads the options of every command it is given by reflection, whichever is called, and
 * that is most of what a short command does. So a line of words that names some gets those alone.
 */
final class TopCommands {

  /**
   * A command by its name: a constant of its class that the compiler copies, so that neither the
   * class nor its annotations are read at every start.
   */
  record Entry(String name, Class<?> command) {}

  /** A heading in help, and the commands below it; without a heading they are hidden. */
  private record Room(String heading, List<Entry> commands) {

    Room(String heading, Entry... commands) {
      this(heading, List.of(commands));
    }

    List<String> names() {
      return commands.stream().map(Entry::name).toList();
    }
  }

  private static final List<Room> ROOMS =
      List.of(
          new Room(
              "Begin",
              new Entry(InitCommand.NAME, InitCommand.class),
              new Entry(DemoCommand.NAME, DemoCommand.class),
              new Entry(DoctorCommand.NAME, DoctorCommand.class)),
          new Room(
              "Repositories",
              new Entry(RepositoryCommands.NAME, RepositoryCommands.class),
              new Entry(StatusCommand.NAME, StatusCommand.class),
              new Entry(ScanCommand.NAME, ScanCommand.class),
              new Entry(SyncCommand.NAME, SyncCommand.class),
              new Entry(ExecCommand.NAME, ExecCommand.class),
              new Entry(SetupCommand.NAME, SetupCommand.class),
              new Entry(BuildCommand.NAME, BuildCommand.class),
              new Entry(BuildAllCommand.NAME, BuildAllCommand.class),
              new Entry(TestCommand.NAME, TestCommand.class),
              new Entry(TestAllCommand.NAME, TestAllCommand.class),
              new Entry(ResultsCommand.NAME, ResultsCommand.class),
              new Entry(WorkflowCommands.NAME, WorkflowCommands.class)),
          new Room(
              "Agents at work",
              new Entry(OneLineCommand.NAME, OneLineCommand.class),
              new Entry(PlanCommands.NAME, PlanCommands.class),
              new Entry(LaunchCommand.NAME, LaunchCommand.class),
              new Entry(MonitorCommand.NAME, MonitorCommand.class),
              new Entry(DashboardCommand.NAME, DashboardCommand.class),
              new Entry(AddIssueCommand.NAME, AddIssueCommand.class),
              new Entry(LandCommand.NAME, LandCommand.class),
              new Entry(CleanupCommand.NAME, CleanupCommand.class),
              new Entry(WorkerCommands.NAME, WorkerCommands.class),
              new Entry(AgentCommands.NAME, AgentCommands.class),
              new Entry(PromptCommands.NAME, PromptCommands.class),
              new Entry(EventsCommand.NAME, EventsCommand.class)),
          new Room(
              "Work and rules",
              new Entry(TaskCommands.NAME, TaskCommands.class),
              new Entry(PlaybookCommands.NAME, PlaybookCommands.class),
              new Entry(ReportCommand.NAME, ReportCommand.class),
              new Entry(SafetyCommands.NAME, SafetyCommands.class)),
          new Room(
              "The program",
              new Entry(PluginCommands.NAME, PluginCommands.class),
              new Entry(CompletionCommand.NAME, CompletionCommand.class)),
          new Room(
              "",
              new Entry(NamesCommand.NAME, NamesCommand.class),
              new Entry(WriteDocumentationCommand.NAME, WriteDocumentationCommand.class)));

  private static final List<Entry> ALL =
      ROOMS.stream().flatMap(room -> room.commands().stream()).toList();

  private static final List<String> ASKS_FOR_ALL = List.of("-h", "--help");

  private static final List<String> ASKS_FOR_THE_VERSION = List.of("-V", "--version");

  private TopCommands() {}

  static void addTo(CommandLine program, IFactory factory, List<String> words) {
    neededBy(words)
        .forEach(
            each -> program.addSubcommand(each.name(), new CommandLine(each.command(), factory)));
  }

  /** All of them, in the order of help. */
  static List<Entry> all() {
    return ALL;
  }

  /** The names of all, whichever were added. */
  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  /** The names of the commands below each heading of help, in order. */
  static Map<String, List<String>> headings() {
    Map<String, List<String>> headings = new LinkedHashMap<>();
    ROOMS.stream()
        .filter(room -> !room.heading().isEmpty())
        .forEach(room -> headings.put(room.heading(), room.names()));
    return headings;
  }

  /** Whether a command line is about one run, which {@code --config} names. */
  static boolean takesPlan(List<String> words, IFactory factory) {
    Optional<Class<?>> top =
        ALL.stream()
            .filter(each -> each.name().equals(words.get(0)))
            .<Class<?>>map(Entry::command)
            .findFirst();
    if (top.isEmpty()) {
      return false;
    }
    CommandLine command = new CommandLine(top.get(), factory);
    for (String word : words.subList(1, words.size())) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        break;
      }
      command = below;
    }
    return command.getCommandSpec().findOption("--config") != null;
  }

  private static List<Entry> neededBy(List<String> words) {
    List<Entry> named = ALL.stream().filter(each -> words.contains(each.name())).toList();
    if (named.isEmpty() && words.stream().anyMatch(ASKS_FOR_THE_VERSION::contains)) {
      return List.of();
    }
    boolean all =
        named.isEmpty()
            || beforeTheCommand(words).stream().anyMatch(ASKS_FOR_ALL::contains)
            || named.stream()
                .anyMatch(each -> WholeCommandLine.class.isAssignableFrom(each.command()));
    return all ? ALL : named;
  }

  private static List<String> beforeTheCommand(List<String> words) {
    List<String> names = names();
    return words.stream().takeWhile(word -> !names.contains(word)).toList();
  }
}
