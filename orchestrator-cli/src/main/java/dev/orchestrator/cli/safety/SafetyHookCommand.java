package dev.orchestrator.cli.safety;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.safety.JudgeCommand;
import dev.orchestrator.runtime.safety.VerdictDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The question a coding agent's hook asks before it runs a command. Says nothing when it may, and
 * why not when it must not; what asks first is refused, for there is nobody to ask.
 */
@Command(
    name = "hook",
    addMethodSubcommands = false,
    description = {
      "Judge the use of a tool that a coding agent describes on standard input, as JSON.",
      "",
      "Exit status 0 when it may go on; anything else when it must not, with the reason on standard"
          + " error."
    })
@SuppressWarnings("UnusedVariable") // picocli reads and sets the fields
final class SafetyHookCommand implements Callable<Integer> {

  static final ErrorCode HOOK_INPUT_INVALID = ErrorCode.user("HOOK_INPUT_INVALID");

  private final UseCases useCases;
  private final Invocation invocation;
  private final ApplicableRules applicable;

  @Option(
      names = "--push-requested",
      description = "The user asked for a push in the plan or on the command line.")
  private boolean pushRequested;

  SafetyHookCommand(
      UseCases useCases,
      Invocation invocation,
      Session session,
      GlobalOptions options,
      HostEnvironment environment) {
    this.useCases = useCases;
    this.invocation = invocation;
    this.applicable = new ApplicableRules(session, options, environment);
  }

  @Override
  public Integer call() {
    Optional<String> command = command();
    if (command.isEmpty()) {
      return ExitStatus.DONE;
    }
    VerdictDocument decision =
        useCases.ask(
            new JudgeCommand(),
            JudgeCommand.Request.ofLine(
                applicable.find(Optional.empty()), command.get(), pushRequested));
    if (decision.verdict() == SafetyVerdict.ALLOWED) {
      return ExitStatus.DONE;
    }
    invocation
        .err()
        .println(
            "refused by the rule " + decision.rule().orElse("safety") + ": " + decision.reason());
    return ExitStatus.FAILED;
  }

  /** The command, when the tool runs one. Input that is not what agents send is an error. */
  private Optional<String> command() {
    JsonNode input = toolUse().path("tool_input");
    if (!input.isObject()) {
      throw unreadable(null);
    }
    return Optional.ofNullable(input.path("command").textValue());
  }

  private JsonNode toolUse() {
    try {
      String text = new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8);
      return new JsonCodec().read(text, JsonNode.class);
    } catch (IOException notJson) {
      throw unreadable(notJson);
    }
  }

  private static OrchestratorException unreadable(@Nullable Throwable cause) {
    return new OrchestratorException(
        HOOK_INPUT_INVALID,
        "standard input does not describe the use of a tool",
        "a hook passes on what the agent gives it: {\"tool_name\": ..., \"tool_input\": {...}}",
        cause);
  }
}
