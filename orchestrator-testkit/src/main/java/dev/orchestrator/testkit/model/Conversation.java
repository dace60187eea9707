package dev.orchestrator.testkit.model;

import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a conversation stands: every request carries the whole of it, so the stand-in needs no
 * memory and one of it serves any number of agents, resumed ones included.
 *
 * @param prompt the newest text of the user that holds a script; empty when there is none
 * @param turn how often the model has answered since, from 0
 * @param shell how to call the agent's shell tool
 */
record Conversation(String prompt, int turn, Optional<ShellTool> shell) {

  private static final JsonCodec JSON = new JsonCodec();
  private static final Pattern SCRIPT =
      Pattern.compile("<model-script>(.*?)</model-script>", Pattern.DOTALL);

  /** A call of a tool, by name and input. */
  record ToolCall(String name, Map<String, Object> input) {}

  /** Makes a call of the shell tool from a command. */
  @FunctionalInterface
  interface ShellTool {
    ToolCall call(String command);
  }

  static boolean holdsScript(String text) {
    return SCRIPT.matcher(text).find();
  }

  /** What the model does now. The last script of the prompt counts. */
  ScriptStep step() {
    List<ScriptStep> script =
        SCRIPT
            .matcher(prompt)
            .results()
            .reduce((earlier, later) -> later)
            .map(match -> read(match.group(1)))
            .orElse(List.of());
    return turn < script.size() ? script.get(turn) : ScriptStep.NOTHING_LEFT;
  }

  /** The tool that a step uses, if any. */
  Optional<ToolCall> toolCall(ScriptStep step) {
    return step.sh()
        .flatMap(command -> shell.map(tool -> tool.call(command)))
        .or(() -> step.tool().map(name -> new ToolCall(name, step.input().orElse(Map.of()))));
  }

  private static List<ScriptStep> read(String script) {
    try {
      return JSON.readList(script, ScriptStep.class);
    } catch (IOException broken) {
      return List.of(ScriptStep.saying("The script is broken: " + broken.getMessage()));
    }
  }
}
