package dev.orchestrator.exec.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The machine, as far as an adapter may ask about it. Thread-safe. */
public interface AgentHost {

  /** Where a program is: on the search path, or at the path that {@code name} is. */
  Optional<Path> program(String name);

  /**
   * What a program prints on standard output, asked briefly, with nothing on standard input.
   *
   * @return empty when it cannot be started, fails, or takes longer than ten seconds
   */
  Optional<String> output(List<String> argv);
}
