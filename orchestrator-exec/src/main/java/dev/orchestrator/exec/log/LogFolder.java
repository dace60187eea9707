package dev.orchestrator.exec.log;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where logs go: {@code /tmp}, or what {@code logs.dir} of {@code config/orchestrator.json} says.
 */
public final class LogFolder {

  private static final Path DEFAULT = Path.of("/tmp");

  private final Path folder;

  /** Logs in this folder. */
  public LogFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * As the workspace configures it; a relative folder is relative to the workspace.
   *
   * @throws dev.orchestrator.core.config.ConfigurationException when the file is wrong
   */
  public static LogFolder of(Workspace workspace, HostEnvironment environment, Problems problems) {
    Path file = workspace.config().resolve("orchestrator.json");
    if (!Files.exists(file)) {
      return new LogFolder(DEFAULT);
    }
    Optional<String> folder =
        ConfigFile.read(file, problems)
            .object("logs")
            .flatMap((ConfigObject logs) -> logs.optionalText("dir"));
    problems.refuseErrors();
    return new LogFolder(folder.map(text -> resolve(workspace, environment, text)).orElse(DEFAULT));
  }

  private static Path resolve(Workspace workspace, HostEnvironment environment, String text) {
    boolean home = text.equals("~") || text.startsWith("~/");
    return home
        ? environment.home().resolve(text.substring(Math.min(2, text.length())))
        : workspace.root().resolve(text);
  }

  /** {@code orchestrator-<action>-<repository>.log}, with anything unusual replaced. */
  public Path log(String action, String repository) {
    return folder.resolve("orchestrator-" + safe(action) + "-" + safe(repository) + ".log");
  }

  /** Different names stay different: a name that had to be changed carries its hash. */
  private static String safe(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.equals(name) ? name : plain + "-" + Integer.toHexString(name.hashCode());
  }
}
