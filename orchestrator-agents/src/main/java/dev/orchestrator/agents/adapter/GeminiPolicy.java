package dev.orchestrator.agents.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The policy file that tells Gemini CLI what its shell tool may run without a person. It compares
 * the beginning of a command, which is easily stepped around; the guarded environment is what
 * holds.
 */
final class GeminiPolicy {

  private static final String SHELL =
      """
      [[rule]]
      toolName = "run_shell_command"
      decision = "allow"
      priority = 100
      """;

  private static final String NO_PUSH =
      """

      [[rule]]
      toolName = "run_shell_command"
      commandPrefix = ["git push"]
      decision = "deny"
      priority = 200
      denyMessage = "no-unasked-push: nothing is pushed unless the user asked for it in the plan"
      """;

  private static final String NO_RESET =
      """

      [[rule]]
      toolName = "run_shell_command"
      commandPrefix = ["devnet start", "devnet reset"]
      decision = "deny"
      priority = 200
      denyMessage = "no-blockchain-reset: blockchain data is never reset"
      """;

  private GeminiPolicy() {}

  /** Writes the file into the attempt's folder. */
  static Path write(Path folder, boolean push) {
    try {
      Path file = folder.resolve("gemini-policy.toml");
      return Files.writeString(file, SHELL + NO_RESET + (push ? "" : NO_PUSH));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
