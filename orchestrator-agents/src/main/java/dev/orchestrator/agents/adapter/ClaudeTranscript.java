package dev.orchestrator.agents.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Claude Code keeps what was said in a session: {@code projects/<folder>/<session>.jsonl}.
 *
 * @param projects the folder of all of them
 */
record ClaudeTranscript(Path projects) {

  private static final int LINES_TO_LOOK_AT = 50;

  /** Of the user, or where the plan or the user's environment moved it to. */
  static ClaudeTranscript of(AgentTask task) {
    Path configuration =
        task.variable("CLAUDE_CONFIG_DIR")
            .map(Path::of)
            .orElseGet(() -> Path.of(task.variable("HOME").orElse("/")).resolve(".claude"));
    return new ClaudeTranscript(configuration.resolve("projects"));
  }

  /** Whether the session is there and was held in this folder. */
  boolean isOf(String session, Path worktree) {
    return file(session).map(file -> isIn(file, worktree)).orElse(false);
  }

  private Optional<Path> file(String session) {
    if (!session.matches("[0-9a-fA-F-]{36}") || !Files.isDirectory(projects)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(projects)) {
      return folders
          .map(folder -> folder.resolve(session + ".jsonl"))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isIn(Path transcript, Path worktree) {
    try (BufferedReader reader = RegularFile.reader(transcript)) {
      return reader
          .lines()
          .limit(LINES_TO_LOOK_AT)
          .map(ClaudeTranscript::folder)
          .flatMap(Optional::stream)
          .findFirst()
          .filter(folder -> folder.equals(worktree))
          .isPresent();
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private static Optional<Path> folder(String line) {
    try {
      JsonNode folder = new JsonCodec().read(line, JsonNode.class).path("cwd");
      return folder.isTextual() ? Optional.of(Path.of(folder.asText())) : Optional.empty();
    } catch (IOException torn) {
      return Optional.empty();
    }
  }
}
