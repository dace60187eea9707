package dev.orchestrator.exec.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that a person uses in this very terminal, such as a pager or {@code tmux attach}. The
 * only kind of program that is not run by a {@link CommandRunner}: it must have the terminal, takes
 * as long as the person likes, and nothing of it is captured.
 */
public final class TerminalProgram {

  private TerminalProgram() {}

  /**
   * Hands the terminal over and waits.
   *
   * @return the exit status
   * @throws IOException when the program cannot be started
   */
  public static int run(List<String> argv, Path directory)
      throws IOException, InterruptedException {
    return new ProcessBuilder(argv).directory(directory.toFile()).inheritIO().start().waitFor();
  }
}
