package dev.orchestrator.git.worktree;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.git.command.GitRunner;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds filters, such as that of Git LFS, that a checkout of a repository requires and whose
 * program is not installed: no worktree can be made then, however often it is tried. Only reads;
 * runs none of them.
 */
final class RequiredFilters {

  private final GitRunner git;
  private final String searchPath;

  RequiredFilters(GitRunner git, String searchPath) {
    this.git = git;
    this.searchPath = searchPath;
  }

  /** The name of a filter that is used and cannot be, with the command that is missing. */
  Optional<Map.Entry<String, String>> missing(Path repository, CancellationToken cancellation) {
    CommandResult read =
        git.read(
            repository,
            cancellation,
            List.of("config", "-z", "--get-regexp", "^filter\\..*\\.(required|smudge|process)$"));
    if (!read.isSuccess()) {
      return Optional.empty();
    }
    Map<String, String> settings = settings(read.outputText());
    return settings.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".required") && isTrue(entry.getValue()))
        .map(entry -> entry.getKey().replaceAll("^filter\\.|\\.required$", ""))
        .flatMap(name -> uninstalled(name, settings).stream())
        .filter(found -> isUsed(repository, found.getKey(), cancellation))
        .findFirst();
  }

  private Optional<Map.Entry<String, String>> uninstalled(
      String name, Map<String, String> settings) {
    String prefix = "filter." + name;
    String line =
        settings.getOrDefault(prefix + ".process", settings.getOrDefault(prefix + ".smudge", ""));
    String program = line.strip().split("\\s+", 2)[0];
    boolean plain = program.matches("[A-Za-z0-9_./+-]+");
    return plain && !isInstalled(program)
        ? Optional.of(Map.entry(name, program))
        : Optional.empty();
  }

  private boolean isInstalled(String program) {
    try {
      return program.contains("/")
          ? Files.isExecutable(Path.of(program)) || !Path.of(program).isAbsolute()
          : Stream.of(searchPath.split(":", -1))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    } catch (InvalidPathException notAPath) {
      return true;
    }
  }

  /** Whether an attributes file of the checkout names it. */
  private boolean isUsed(Path repository, String name, CancellationToken cancellation) {
    CommandResult found =
        git.read(
            repository,
            cancellation,
            List.of(
                "grep",
                "--quiet",
                "--cached",
                "--fixed-strings",
                "-e",
                "filter=" + name,
                "--",
                ":(glob)**/.gitattributes"));
    return found.isSuccess();
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    Arrays.stream(text.split("\0", -1))
        .map(entry -> entry.split("\n", 2))
        .forEach(entry -> settings.put(entry[0], entry.length > 1 ? entry[1] : "true"));
    return settings;
  }

  private static boolean isTrue(String value) {
    return List.of("true", "yes", "on", "1").contains(value.toLowerCase(Locale.ROOT));
  }
}
