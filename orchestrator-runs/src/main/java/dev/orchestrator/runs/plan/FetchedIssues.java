package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tracker said the last time it was asked, as a file of issues in the plan's own shape. An
 * issue that the plan has itself is the plan's.
 */
public final class FetchedIssues {

  private final Path file;
  private final String text;

  private FetchedIssues(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Where the issues of a run are kept, in the state folder of a workspace. */
  public static Path file(Path state, String project) {
    return state.resolve("sources").resolve(project + ".json");
  }

  /**
   * Those of a plan; none where it names no source. The copy of a plan that a run keeps has what
   * was fetched beside it, and not what was fetched since.
   */
  static FetchedIssues of(ConfigObject top, Path plan, String project, Workspace workspace) {
    Path beside = beside(plan);
    Path file = Files.exists(beside) ? beside : file(workspace.state(), project);
    return new FetchedIssues(file, SourceReader.read(top).isPresent() ? read(file) : "");
  }

  /** Where a copy of a plan keeps what was fetched for it. */
  public static Path beside(Path copy) {
    return copy.resolveSibling(copy.getFileName() + ".fetched");
  }

  /** The text of the file; empty where there is none. */
  String text() {
    return text;
  }

  /** The plan's issues, and behind them those that were fetched and it does not have. */
  List<ConfigObject> joined(ConfigObject top, Problems problems) {
    List<ConfigObject> issues = new ArrayList<>(top.objects("issues"));
    if (text.isEmpty()) {
      return issues;
    }
    Set<Integer> own = new HashSet<>();
    issues.forEach(issue -> own.add(issue.number("number").orElse(0)));
    ConfigFile.parse(file, text, problems).objects("issues").stream()
        .filter(issue -> !own.contains(issue.number("number").orElse(0)))
        .forEach(issues::add);
    return issues;
  }

  private static String read(Path file) {
    try {
      return RegularFile.text(file);
    } catch (NoSuchFileException notFetchedYet) {
      return "";
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          ConfigFile.CONFIGURATION_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(unreadable),
          "'orchestrator workers launch --refresh' fetches it again",
          unreadable);
    }
  }
}
