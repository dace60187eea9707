package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Filter programs that the repository's own configuration names. Git runs a filter to compare a
 * file whose time stamp changed, so looking would run it; whoever can write the configuration, an
 * agent for one, could have anything run. What the user's own configuration names is theirs, and
 * Git LFS is known to be harmless.
 */
final class UntrustedFilters {

  private static final Set<String> KNOWN =
      Set.of("git-lfs clean -- %f", "git-lfs filter-process", "git-lfs smudge -- %f");

  private static final int DEEPEST_MODULE = 6;

  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final HardenedGit git;

  UntrustedFilters(CommandRunner runner, CancellationToken cancellation, HardenedGit git) {
    this.runner = runner;
    this.cancellation = cancellation;
    this.git = git;
  }

  /** Names of the filters that must not run. Costs a process only where a file mentions one. */
  Set<String> of(GitDirectory directory) {
    Set<String> drivers = new TreeSet<>();
    for (Path file : configurations(directory)) {
      if (mentionsFilters(file)) {
        drivers.addAll(drivers(file));
      }
    }
    return drivers;
  }

  /** The same git with these filters replaced by what the user's configuration has, or nothing. */
  HardenedGit without(Set<String> drivers) {
    Map<String, String> theirs = settings("--global");
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String driver : drivers) {
      for (String variable : List.of("clean", "process", "smudge", "required")) {
        String key = "filter." + driver + "." + variable;
        String otherwise = variable.equals("required") ? "false" : "";
        overrides.put(key, theirs.getOrDefault(key, otherwise));
      }
    }
    return git.overriding(overrides);
  }

  private static List<Path> configurations(GitDirectory directory) {
    List<Path> files = new ArrayList<>();
    files.add(directory.common().resolve("config"));
    if (directory.has("config.worktree")) {
      files.add(directory.folder().resolve("config.worktree"));
    }
    boolean linked = !directory.folder().equals(directory.common());
    Path modules = directory.common().resolve("modules");
    if (directory.has("modules") || linked && Files.isDirectory(modules)) {
      files.addAll(configurationsBelow(modules));
    }
    return files;
  }

  private static List<Path> configurationsBelow(Path modules) {
    try (Stream<Path> found =
        Files.find(
            modules,
            DEEPEST_MODULE,
            (path, attributes) ->
                attributes.isRegularFile() && path.getFileName().toString().equals("config"))) {
      return found.toList();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return List.of();
    }
  }

  /** Included files could name filters too, and are followed when git is asked. */
  private static boolean mentionsFilters(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      String folded = text.toLowerCase(Locale.ROOT);
      return folded.contains("filter") || folded.contains("include");
    } catch (IOException absent) {
      return false;
    }
  }

  private Set<String> drivers(Path file) {
    Set<String> drivers = new TreeSet<>();
    settings("--file", file.toString())
        .forEach(
            (key, value) -> {
              String variable = key.substring(key.lastIndexOf('.') + 1);
              boolean program = !variable.equals("required") && !KNOWN.contains(value);
              if (program && key.lastIndexOf('.') > "filter.".length()) {
                drivers.add(key.substring("filter.".length(), key.lastIndexOf('.')));
              }
            });
    return drivers;
  }

  private Map<String, String> settings(String... source) {
    List<String> arguments = new ArrayList<>(List.of("config"));
    arguments.addAll(List.of(source));
    arguments.addAll(List.of("--includes", "-z", "--get-regexp", "^filter\\."));
    CommandResult result = runner.run(git.reading(arguments.toArray(String[]::new)), cancellation);
    Map<String, String> settings = new LinkedHashMap<>();
    for (String entry : result.outputText().split("\0")) {
      int end = entry.indexOf('\n');
      if (end > 0) {
        settings.put(entry.substring(0, end), entry.substring(end + 1));
      }
    }
    return settings;
  }
}
