package dev.orchestrator.exec.runner;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs the way execvp(3) does, to say what is missing before anything is started. */
final class ProgramPath {

  private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

  private ProgramPath() {}

  /** The file that would be executed; empty when there is none. */
  static Optional<Path> find(String program, Path directory, Map<String, String> environment) {
    if (program.isEmpty()) {
      return Optional.empty();
    }
    try {
      Stream<Path> candidates =
          program.contains("/")
              ? Stream.of(directory.resolve(program))
              : Stream.of(environment.getOrDefault("PATH", DEFAULT_PATH).split(":", -1))
                  .map(folder -> directory.resolve(folder).resolve(program));
      return candidates.filter(ProgramPath::isProgram).findFirst();
    } catch (InvalidPathException notAName) {
      return Optional.empty();
    }
  }

  private static boolean isProgram(Path file) {
    return Files.isExecutable(file) && !Files.isDirectory(file);
  }
}
