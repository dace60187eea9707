package dev.orchestrator.agents.adapter;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings file of one attempt of Claude Code: rules that deny, and a hook that asks the safety
 * rules before each command.
 *
 * <p>Claude Code goes on without a word when the file is not JSON, when a hook is missing, fails
 * with any status but 2 or takes too long. So the file is written by a JSON mapper and never by
 * hand, the hook turns every failure into a 2, and its own time limit is half of the one given
 * here.
 */
final class ClaudeSettings {

  /** No data in it: a path would have to be quoted for the shell that Claude Code runs it with. */
  private static final String HOOK =
      "\"$ORCHESTRATOR_GUARD/bin/orchestrator-claude-hook\" || exit 2";

  private static final int HOOK_TIMEOUT_SECONDS = 60;

  private ClaudeSettings() {}

  /**
   * Writes the file.
   *
   * @param folder the attempt's, which the agent is told not to touch
   * @param push whether the user asked for pushes
   * @param hook whether the safety rules can be asked
   */
  static Path write(Path folder, boolean push, boolean hook) {
    Path file = folder.resolve("claude-settings.json");
    try {
      AtomicFile.write(file, new JsonCodec().pretty(settings(folder, push, hook)) + "\n");
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, Object> settings(Path folder, boolean push, boolean hook) {
    Map<String, Object> permissions = Map.of("deny", denied(folder, push));
    return hook
        ? Map.of("permissions", permissions, "hooks", Map.of("PreToolUse", List.of(beforeTools())))
        : Map.of("permissions", permissions);
  }

  /** The first line only: a prefix is easily stepped around, the hook and the guard are not. */
  private static List<String> denied(Path folder, boolean push) {
    List<String> rules =
        new ArrayList<>(
            List.of(
                "Bash(devnet start:*)",
                "Bash(devnet reset:*)",
                "Edit(/" + folder + "/**)",
                "Write(/" + folder + "/**)"));
    if (!push) {
      rules.add("Bash(git push:*)");
    }
    return rules;
  }

  private static Map<String, Object> beforeTools() {
    return Map.of(
        "matcher",
        "Bash",
        "hooks",
        List.of(Map.of("type", "command", "command", HOOK, "timeout", HOOK_TIMEOUT_SECONDS)));
  }
}
