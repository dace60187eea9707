package dev.orchestrator.agents.guard;

import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.runs.plan.AgentSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bubblewrap around an agent: the whole file system is read-only but for its worktree, the folder
 * in which git keeps that worktree and its branch, the agents' own folders in the user's home, and
 * a private {@code /tmp}. Its processes end with it, wherever they moved themselves.
 */
public final class Sandbox {

  /** The program, from the package {@code bubblewrap}. */
  public static final String PROGRAM = "bwrap";

  /** The plan's word for it. */
  public static final String NAME = "bwrap";

  /** Where the agents that come with this program keep sessions, settings and caches. */
  private static final List<String> OF_AGENTS =
      List.of(
          ".claude",
          ".claude.json",
          ".codex",
          ".gemini",
          ".config/opencode",
          ".local/share/opencode",
          ".local/state/opencode",
          ".cache/opencode");

  private static final List<String> MOVED_BY = List.of("CLAUDE_CONFIG_DIR", "CODEX_HOME");

  private Sandbox() {}

  /** Whether the plan asks for it. */
  public static boolean isWanted(AgentSpec spec) {
    return spec.sandbox().filter(NAME::equals).isPresent();
  }

  /**
   * The same command inside.
   *
   * @param variables the agent's environment
   * @param log the attempt's log, where the guard notes refusals
   */
  public static AgentCommand around(
      AgentCommand command, Path worktree, Map<String, String> variables, Path log) {
    List<String> argv =
        new ArrayList<>(
            List.of(PROGRAM, "--die-with-parent", "--unshare-pid", "--ro-bind", "/", "/"));
    argv.addAll(List.of("--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"));
    // Whatever lies below the real /tmp is hidden by the private one; this brings it back.
    readable(worktree, variables, log)
        .forEach(path -> argv.addAll(List.of("--ro-bind-try", path, path)));
    for (Path writable : writable(worktree, variables)) {
      argv.addAll(List.of("--bind", writable.toString(), writable.toString()));
    }
    argv.addAll(List.of("--bind-try", log.toString(), log.toString()));
    argv.addAll(List.of("--setenv", "TMPDIR", "/tmp", "--chdir", worktree.toString(), "--"));
    argv.addAll(command.argv());
    return new AgentCommand(argv, command.environment(), command.withheld(), command.session());
  }

  private static Set<Path> writable(Path worktree, Map<String, String> variables) {
    Set<Path> writable = new LinkedHashSet<>();
    writable.add(worktree);
    writable.addAll(gitFolders(worktree));
    Path home = Path.of(variables.getOrDefault("HOME", "/"));
    OF_AGENTS.stream().map(home::resolve).filter(Files::exists).forEach(writable::add);
    MOVED_BY.stream()
        .map(variables::get)
        .filter(folder -> folder != null && folder.startsWith("/"))
        .map(Path::of)
        .filter(Files::exists)
        .forEach(writable::add);
    return writable;
  }

  private static Stream<String> readable(Path worktree, Map<String, String> variables, Path log) {
    Stream<String> named =
        Stream.of("HOME", "ORCHESTRATOR_WORKSPACE", "ORCHESTRATOR_GUARD")
            .map(name -> variables.getOrDefault(name, ""))
            .filter(folder -> folder.startsWith("/"));
    Stream<String> git = commonFolder(worktree).stream().map(Path::toString);
    return Stream.of(named, git, Stream.of(log.resolveSibling("").toString()))
        .flatMap(each -> each);
  }

  /** What a commit writes to; hooks and configuration of the repository are not among it. */
  private static List<Path> gitFolders(Path worktree) {
    return commonFolder(worktree).stream()
        .flatMap(
            common ->
                Stream.of(
                    ownFolder(worktree).normalize(),
                    common.resolve("objects"),
                    common.resolve("refs"),
                    common.resolve("logs")))
        .filter(Files::isDirectory)
        .toList();
  }

  /** The repository's, where the worktree is a linked one. */
  private static Optional<Path> commonFolder(Path worktree) {
    if (!Files.isRegularFile(worktree.resolve(".git"))) {
      return Optional.empty();
    }
    Path own = ownFolder(worktree);
    return Optional.of(own.resolve(firstLine(own.resolve("commondir"))).normalize());
  }

  private static Path ownFolder(Path worktree) {
    return worktree.resolve(firstLine(worktree.resolve(".git")).replaceFirst("^gitdir: *", ""));
  }

  private static String firstLine(Path file) {
    try {
      return RegularFile.text(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
