package dev.orchestrator.sources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the program of a tracker. It logs in by itself; nobody is there to answer a question. */
final class TrackerProgram {

  static final ErrorCode SOURCE_UNUSABLE = ErrorCode.environment("SOURCE_UNUSABLE");

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** A thousand issues with long texts. */
  private static final int MOST_OUTPUT = 64 << 20;

  private final String name;
  private final String installation;
  private final AgentHost host;
  private final CommandRunner runner;
  private final Workspace workspace;
  private final CancellationToken cancellation;

  TrackerProgram(
      String name,
      String installation,
      AgentHost host,
      CommandRunner runner,
      Workspace workspace,
      CancellationToken cancellation) {
    this.name = name;
    this.installation = installation;
    this.host = host;
    this.runner = runner;
    this.workspace = workspace;
    this.cancellation = cancellation;
  }

  /** Runs it and reads what it prints as JSON. */
  JsonNode json(List<String> arguments) {
    String output = run(arguments);
    try {
      return new JsonCodec().read(withoutWarnings(output), JsonNode.class);
    } catch (IOException notJson) {
      throw new OrchestratorException(
          SOURCE_UNUSABLE,
          "'" + name + "' did not answer with JSON",
          "check that '" + name + " --version' is a recent one",
          notJson);
    }
  }

  /** glab writes warnings of variables it knows by another name before its answer. */
  private static String withoutWarnings(String output) {
    return output
        .lines()
        .dropWhile(line -> !line.matches("\\s*(?:[\\[{].*|null)"))
        .collect(Collectors.joining("\n"));
  }

  /** Runs it with a text on standard input. */
  void run(List<String> arguments, String text) {
    try {
      Path file = Files.createTempFile("orchestrator-", ".txt");
      try {
        run(arguments, new CommandInput.FromFile(Files.writeString(file, text)));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException full) {
      throw new OrchestratorException(
          SOURCE_UNUSABLE,
          "cannot write what is meant for '" + name + "': " + FileTrouble.words(full),
          "check that there is room in the folder for temporary files",
          full);
    }
  }

  /** Runs it and gives what it prints. */
  String run(List<String> arguments) {
    return run(arguments, new CommandInput.Nothing());
  }

  private String run(List<String> arguments, CommandInput input) {
    Path program =
        host.program(name)
            .orElseThrow(
                () ->
                    new OrchestratorException(
                        SOURCE_UNUSABLE,
                        "the program '" + name + "' is not installed",
                        installation));
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(arguments);
    CommandResult result =
        runner.run(
            Command.capturing(argv, workspace.root(), LIMIT)
                .withEnvironment(PlatformEnvironment.QUIET)
                .withInput(input)
                .withOutput(new CommandOutput.Capture(MOST_OUTPUT)),
            cancellation);
    if (!result.isSuccess()) {
      throw failed(result);
    }
    return result.outputText();
  }

  private OrchestratorException failed(CommandResult result) {
    String error = result.errorText().strip();
    String said = TrackerComplaint.inOneLine(error);
    return new OrchestratorException(
        SOURCE_UNUSABLE,
        "'" + name + "' " + result.end().words() + (said.isEmpty() ? "" : ": " + said),
        hint(result, error));
  }

  private String hint(CommandResult result, String error) {
    return result.end() instanceof CommandEnd.TimedOut
        ? "check the network and try again; what was fetched before is kept"
        : TrackerComplaint.hint(name, error);
  }
}
