package dev.orchestrator.runs.landing.record;

import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the landings of a project are kept: {@code state/landings/<project>/<number>}. Names places
 * only.
 *
 * @param path the folder of all landings of the project
 * @param project the run
 * @param lock held while one is at work
 */
public record LandingFolder(Path path, String project, Path lock) {

  /** The landings of a project. */
  public static LandingFolder of(Workspace workspace, String project) {
    return new LandingFolder(
        all(workspace).resolve(project),
        project,
        workspace.locks().resolve("land-" + project + ".lock"));
  }

  private static Path all(Workspace workspace) {
    return workspace.state().resolve("landings");
  }

  /** Every project that something was landed of. */
  public static List<String> projects(Workspace workspace) {
    return names(all(workspace));
  }

  /** The journal of a landing. */
  public Path journal(String id) {
    return folder(id).resolve("journal.jsonl");
  }

  /** Where the output of its verifications goes. */
  public Path logs(String id) {
    return folder(id).resolve("logs");
  }

  private Path folder(String id) {
    return path.resolve(id.substring(id.lastIndexOf('-') + 1));
  }

  /** Ids of all landings of the project, the oldest first. */
  public List<String> ids() {
    return names(path).stream()
        .filter(name -> name.matches("[1-9]\\d{0,8}"))
        .sorted(Comparator.comparingInt(Integer::parseInt))
        .map(this::id)
        .toList();
  }

  private String id(String number) {
    return project + "-" + number;
  }

  /** The id of the landing after the last one. */
  public String next() {
    List<String> ids = ids();
    int last =
        ids.isEmpty()
            ? 0
            : Integer.parseInt(ids.get(ids.size() - 1).substring(project.length() + 1));
    return id(Integer.toString(last + 1));
  }

  /** The newest landing that has not come to its end. */
  public Optional<String> unfinished() {
    List<String> ids = ids();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(ids.get(ids.size() - 1)).filter(id -> !isEnded(id));
  }

  private boolean isEnded(String id) {
    List<LandingEvent> events = LandingLines.read(journal(id)).events();
    return events.isEmpty() || events.stream().anyMatch(LandingEvent.Ended.class::isInstance);
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isDirectory)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
