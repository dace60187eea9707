package dev.orchestrator.cli;

import dev.orchestrator.cli.diagnostics.Diagnostics;
import dev.orchestrator.cli.output.FailureReport;
import dev.orchestrator.cli.output.MentionedCommands;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.CommandFactory;
import dev.orchestrator.cli.session.CommandHelp;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.WorkspaceLocator;
import dev.orchestrator.runtime.Seeds;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses a command line, runs the command and turns whatever comes out into an exit status. */
final class CommandLineProgram {

  private final Invocation invocation;
  private final GlobalOptions options = new GlobalOptions();
  private final MentionedCommands mentioned;
  private IFactory factory = CommandLine.defaultFactory();

  private static final String HELP = "--help";

  CommandLineProgram(Invocation invocation) {
    this.invocation = invocation;
    this.mentioned =
        new MentionedCommands(
            this::workspaceToName, words -> TopCommands.takesPlan(words, factory));
  }

  int run(String[] words) {
    String[] args = askingForHelp(words);
    Diagnostics diagnostics;
    try {
      diagnostics = Diagnostics.begin(List.of(args), invocation);
    } catch (OrchestratorException notLogged) {
      return failed(notLogged);
    }
    try {
      return run(args, HeadStart.of(List.of(args)), diagnostics.logging());
    } finally {
      diagnostics.close();
    }
  }

  private int run(String[] args, HeadStart headStart, Seeds.Logging logging) {
    try (Session session = new Session(invocation, options, logging)) {
      headStart.service().ifPresent(service -> session.openAhead(headStart.workspace(), service));
      return commandLine(session, args, logging).execute(args);
    } catch (Error | IllegalStateException bug) {
      return failed(bug);
    }
  }

  /** {@code help task list} is {@code task list --help}; nothing at all asks what there is. */
  private static String[] askingForHelp(String[] words) {
    if (words.length == 0) {
      return new String[] {HELP};
    }
    if (!words[0].equals("help")) {
      return words;
    }
    if (words.length > 1 && !TopCommands.names().contains(words[1])) {
      return Arrays.copyOfRange(words, 1, words.length);
    }
    String[] rewritten = Arrays.copyOfRange(words, 1, words.length + 1);
    rewritten[words.length - 1] = HELP;
    return rewritten;
  }

  private CommandLine commandLine(Session session, String[] args, Seeds.Logging logging) {
    Output output = new Output(invocation, options, mentioned);
    factory =
        new CommandFactory(
            Map.of(
                GlobalOptions.class,
                options,
                Invocation.class,
                invocation,
                HostEnvironment.class,
                invocation.environment(),
                CancellationToken.class,
                invocation.cancellation(),
                Clock.class,
                invocation.clock(),
                Output.class,
                output,
                UseCases.class,
                new UseCases(session, invocation, logging)),
            session);
    CommandLine program = new CommandLine(new RootCommand(options), factory);
    TopCommands.addTo(program, factory, List.of(args));
    Terminal terminal = invocation.terminal();
    program
        .setOut(writer(invocation.out()))
        .setErr(writer(invocation.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setHelpFactory(
            (command, colours) -> new CommandHelp(command, colours, TopCommands.headings()))
        .setUsageHelpWidth(Math.max(60, Math.min(terminal.columns(), 100)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((error, words) -> usage(error, words))
        .setExecutionExceptionHandler((error, command, result) -> failed(error));
    return program;
  }

  /** The next command line finds the workspace by itself, unless this one had to be told. */
  private Optional<String> workspaceToName() {
    return options.workspace().filter(named -> !isFoundAnyhow(named)).map(Path::toString);
  }

  private boolean isFoundAnyhow(Path named) {
    HostEnvironment here = invocation.environment();
    WorkspaceLocator locator = new WorkspaceLocator(here.variables(), here.currentFolder());
    try {
      return locator.locate(Optional.empty()).equals(locator.locate(Optional.of(named)));
    } catch (OrchestratorException notFound) {
      return false;
    }
  }

  private int usage(ParameterException error, String[] args) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    String help = "'" + command + " --help' shows what it takes";
    String hint =
        error instanceof UnmatchedArgumentException unmatched
            ? unmatchedHint(error.getCommandLine(), unmatched.getUnmatched(), help)
            : help;
    new FailureReport(
            invocation.out(),
            invocation.err(),
            HeadStart.asksForJson(List.of(args)),
            false,
            mentioned)
        .usage(String.valueOf(error.getMessage()), hint);
    return ExitStatus.USAGE;
  }

  private static String unmatchedHint(CommandLine command, List<String> words, String otherwise) {
    return words.isEmpty()
        ? otherwise
        : Suggestions.hint(words.get(0), subcommands(command), otherwise);
  }

  /** Those at the top were not all given to picocli. */
  private static Collection<String> subcommands(CommandLine command) {
    return command.getParent() == null ? TopCommands.names() : command.getSubcommands().keySet();
  }

  private int failed(Throwable error) {
    FailureReport report =
        new FailureReport(
            invocation.out(), invocation.err(), options.json(), options.stacktrace(), mentioned);
    if (error instanceof ParameterException misuse) {
      report.usage(
          String.valueOf(misuse.getMessage()),
          "'"
              + misuse.getCommandLine().getCommandSpec().qualifiedName()
              + " --help' shows what it takes");
      return ExitStatus.USAGE;
    }
    if (error instanceof OrchestratorException expected) {
      report.expected(expected);
      return ExitStatus.of(expected.code().kind());
    }
    report.bug(error);
    return ExitStatus.BUG;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
