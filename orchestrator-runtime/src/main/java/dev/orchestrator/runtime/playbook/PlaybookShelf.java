package dev.orchestrator.runtime.playbook;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The playbooks of a workspace: every {@code *.md} in its {@code playbooks} folder but a README.
 * Reads the files anew at every call, for people edit them.
 */
public final class PlaybookShelf {

  /** No playbook has that name. */
  public static final ErrorCode PLAYBOOK_UNKNOWN = ErrorCode.user("PLAYBOOK_UNKNOWN");

  /** The folder or a file of it cannot be read. */
  public static final ErrorCode PLAYBOOK_UNREADABLE = ErrorCode.environment("PLAYBOOK_UNREADABLE");

  private static final String EXTENSION = ".md";

  private final Path folder;

  @Inject
  PlaybookShelf(Workspace workspace) {
    this.folder = workspace.playbooks();
  }

  /**
   * Every playbook by name; none where there is no such folder.
   *
   * @throws OrchestratorException {@link #PLAYBOOK_UNREADABLE}
   */
  public List<Playbook> all() {
    return names().stream().map(this::read).toList();
  }

  /**
   * The playbook of that name, with or without {@code .md}.
   *
   * @throws OrchestratorException {@link #PLAYBOOK_UNKNOWN} with the nearest name, or {@link
   *     #PLAYBOOK_UNREADABLE}
   */
  public Playbook require(String name) {
    String wanted = withoutExtension(name);
    List<String> names = names();
    if (!names.contains(wanted)) {
      throw new OrchestratorException(
          PLAYBOOK_UNKNOWN,
          "no playbook is named '" + name + "'",
          Suggestions.hint(wanted, names, "'orchestrator playbook list' shows the known names"));
    }
    return read(wanted);
  }

  private List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION) && !name.equalsIgnoreCase("README.md"))
          .map(PlaybookShelf::withoutExtension)
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw unreadable(folder, failed);
    }
  }

  private Playbook read(String name) {
    Path file = folder.resolve(name + EXTENSION);
    try {
      String text = new String(RegularFile.bytes(file), StandardCharsets.UTF_8);
      PlaybookText markdown = new PlaybookText(text);
      return new Playbook(name, markdown.title(name), markdown.purpose(), file, text);
    } catch (IOException failed) {
      throw unreadable(file, failed);
    }
  }

  private static String withoutExtension(String name) {
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  private static OrchestratorException unreadable(Path what, IOException failed) {
    return new OrchestratorException(
        PLAYBOOK_UNREADABLE,
        "cannot read " + what + ": " + FileTrouble.words(failed),
        "check that you may read it",
        failed);
  }
}
