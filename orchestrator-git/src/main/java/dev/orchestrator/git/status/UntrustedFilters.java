package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.RegularFile;
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

  /** The mode of a commit in an index. */
  private static final String GITLINK = "160000 ";

  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final HardenedGit git;

  UntrustedFilters(CommandRunner runner, CancellationToken cancellation, HardenedGit git) {
    this.runner = runner;
    this.cancellation = cancellation;
    this.git = git;
  }

  /**
   * Names of the filters that must not run, in the repository or in its submodules, which git looks
   * into as well. Costs a process only where a file mentions a filter or there are submodules.
   */
  Set<String> of(Path workTree, GitDirectory directory) {
    Set<String> drivers = new TreeSet<>();
    add(drivers, workTree, directory, 0);
    return drivers;
  }

  private void add(Set<String> drivers, Path workTree, GitDirectory directory, int depth) {
    for (Path file : directory.configurations()) {
      if (mentionsFilters(file)) {
        drivers.addAll(drivers(file));
      }
    }
    if (depth < DEEPEST_MODULE && directory.mayHaveSubmodules()) {
      for (Path module : submodules(workTree)) {
        GitDirectory.locate(module)
            .directory()
            .ifPresent(found -> add(drivers, module, found, depth + 1));
      }
    }
  }

  /** The index knows them, whether or not a file .gitmodules names them. */
  private List<Path> submodules(Path workTree) {
    HardenedGit there = new HardenedGit(workTree, git.timeout(), git.overrides());
    CommandResult index = runner.run(there.reading("ls-files", "--stage", "-z"), cancellation);
    return Stream.of(index.outputText().split("\0"))
        .filter(entry -> entry.startsWith(GITLINK))
        .map(entry -> workTree.resolve(entry.substring(entry.indexOf('\t') + 1)))
        .filter(folder -> Files.exists(folder.resolve(".git")))
        .toList();
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

  /** Included files could name filters too, and are followed when git is asked. */
  private static boolean mentionsFilters(Path file) {
    try {
      String text = new String(RegularFile.bytes(file), StandardCharsets.ISO_8859_1);
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
