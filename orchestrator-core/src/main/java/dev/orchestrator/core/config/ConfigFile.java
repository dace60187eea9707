package dev.orchestrator.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a JSON configuration file so that every later complaint can name its line and column. A
 * leading byte order mark is accepted. Nothing is defaulted for a file that does not parse, and no
 * file is ever changed here.
 */
public final class ConfigFile {

  /** The file exists but cannot be read. */
  public static final ErrorCode CONFIGURATION_UNREADABLE =
      ErrorCode.environment("CONFIGURATION_UNREADABLE");

  /** How the parser's messages name another place; the file is known and was read as text. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");

  private ConfigFile() {}

  /**
   * The object at the top of the file; problems found while reading it go to {@code problems}.
   *
   * @throws ConfigurationException when the file is not a JSON object
   * @throws OrchestratorException {@link #CONFIGURATION_UNREADABLE} when it cannot be read
   */
  public static ConfigObject read(Path file, Problems problems) {
    return parse(file, text(file), problems);
  }

  /** As {@link #read}, from text that was already read from {@code file}. */
  public static ConfigObject parse(Path file, String text, Problems problems) {
    try {
      PositionedJson json = PositionedJson.parse(stripMark(text));
      if (!json.root().isObject()) {
        throw new ConfigurationException(
            List.of(problem(file, PositionedJson.Position.START, "must hold a JSON object")));
      }
      return new ConfigObject(file, json, "", json.root(), problems);
    } catch (JsonProcessingException malformed) {
      throw new ConfigurationException(
          List.of(
              problem(
                  file,
                  malformed.getLocation() == null
                      ? PositionedJson.Position.START
                      : PositionedJson.Position.of(malformed.getLocation()),
                  firstLine(malformed.getOriginalMessage()))));
    } catch (IOException impossibleInMemory) {
      throw new IllegalStateException(impossibleInMemory);
    }
  }

  private static String text(Path file) {
    try {
      byte[] bytes = RegularFile.bytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw new ConfigurationException(
          List.of(problem(file, PositionedJson.Position.START, "is not UTF-8 text")));
    } catch (IOException unreadable) {
      throw new OrchestratorException(
          CONFIGURATION_UNREADABLE,
          "cannot read " + file + ": " + FileTrouble.words(unreadable),
          "check that the file exists and that you may read it",
          unreadable);
    }
  }

  private static String stripMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Problem problem(Path file, PositionedJson.Position at, String message) {
    return new Problem(
        Problem.Severity.ERROR, file, at.line(), at.column(), "", message, Optional.empty());
  }

  private static String firstLine(String message) {
    return SOURCE
        .matcher(message.lines().findFirst().orElse("is not valid JSON"))
        .replaceAll("line $1, column $2");
  }
}
