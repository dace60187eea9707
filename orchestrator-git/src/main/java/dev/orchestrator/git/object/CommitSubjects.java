package dev.orchestrator.git.object;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the subject of a commit whose id is known, from the file or pack it is in. Covers what
 * nearly every repository is like, a commit stored whole; answers nothing for the rest (a commit
 * stored as a difference, borrowed objects), which git must be asked about.
 */
public final class CommitSubjects {

  private CommitSubjects() {}

  /**
   * The subject as {@code git log --format=%s} shows it.
   *
   * @param objects the object folder of the repository
   * @param id hexadecimal, whole
   */
  public static Optional<String> read(Path objects, String id) {
    try {
      return LooseObject.read(objects, id)
          .or(() -> PackedObject.read(objects, id))
          .map(CommitSubjects::subject);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The first paragraph of the message on one line. */
  static String subject(byte[] commit) {
    String header = new String(commit, StandardCharsets.ISO_8859_1);
    int end = header.indexOf("\n\n");
    if (end < 0) {
      return "";
    }
    Charset charset = charset(header.substring(0, end));
    String message = new String(commit, end + 2, commit.length - end - 2, charset);
    return message
        .lines()
        .dropWhile(String::isBlank)
        .takeWhile(line -> !line.isBlank())
        .map(String::stripTrailing)
        .collect(Collectors.joining(" "));
  }

  private static Charset charset(String header) {
    return header
        .lines()
        .filter(line -> line.startsWith("encoding "))
        .map(line -> named(line.substring("encoding ".length())))
        .findFirst()
        .orElse(StandardCharsets.UTF_8);
  }

  private static Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
