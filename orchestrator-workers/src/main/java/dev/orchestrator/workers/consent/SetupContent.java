package dev.orchestrator.workers.consent;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a repository that a {@code worktree_setup} command names, by what they hold in one
 * commit.
 *
 * @param repository its main checkout
 * @param command the plan's command line
 * @param files paths in the repository, with git's id of their content
 */
public record SetupContent(Path repository, String command, Map<String, String> files) {

  private static final String BETWEEN_WORDS = "[\\s;&|()<>\"'`$=]+";

  /** Copies the files. */
  public SetupContent {
    files = Map.copyOf(files);
  }

  /** Whether the command runs nothing that the repository brings along by name. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The words of a command line that may name files of a repository. */
  static List<String> candidates(String command) {
    return Stream.of(command.split(BETWEEN_WORDS))
        .filter(word -> !word.isEmpty() && !word.startsWith("-") && !word.startsWith("/"))
        .map(SetupContent::normalized)
        .filter(path -> !path.isEmpty() && !path.startsWith(".."))
        .distinct()
        .toList();
  }

  private static String normalized(String word) {
    try {
      return Path.of(word).normalize().toString();
    } catch (InvalidPathException notAPath) {
      return "";
    }
  }

  /** SHA-256 over the names and contents, in hex. */
  public String fingerprint() {
    String lines =
        new TreeMap<>(files)
            .entrySet().stream()
                .map(file -> file.getValue() + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The files, for people. */
  public String names() {
    return files.keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
