package dev.orchestrator.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of {@code src/test/resources/golden}, which say what the program has shown so far. {@code
 * -Dgolden.renew=additions} writes files that are new and documents that only have more keys;
 * {@code -Dgolden.renew=all} writes whatever differs. What a test saw is kept below {@code
 * target/golden}, to be compared with a tool of one's choice.
 */
final class Golden {

  /** What a run of the tests may rewrite. */
  private enum Renewal {
    NOTHING,
    ADDITIONS,
    ALL;

    static Renewal ofThisBuild() {
      return switch (System.getProperty("golden.renew", "")) {
        case "additions" -> ADDITIONS;
        case "all" -> ALL;
        default -> NOTHING;
      };
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path FILES = MODULE.resolve("src/test/resources/golden");
  private static final Path SEEN = MODULE.resolve("target/golden");
  private static final String HOW_TO_RENEW =
      "%nIf that is meant, run the test again with -Dgolden.renew=%s and look at the change of %s";

  private Golden() {}

  /** Compares a text, letter by letter. */
  static void text(String name, String actual) {
    Path golden = FILES.resolve(name);
    Path seen = write(SEEN.resolve(name), actual);
    if (renewed(golden, actual, false)) {
      return;
    }
    assertThat(golden).as("golden file of a text nobody froze; see CONTRIBUTING.md").exists();
    assertThat(seen).as(HOW_TO_RENEW.formatted("all", golden)).hasSameTextualContentAs(golden);
  }

  /**
   * Compares a document: every key of the golden one must be there with the same type and value. A
   * key that is new fails the test too, until the file is renewed: nobody adds one by accident.
   */
  static void json(String name, JsonNode actual) {
    Path golden = FILES.resolve(name + ".json");
    String text = pretty(actual);
    write(SEEN.resolve(name + ".json"), text);
    JsonDifference difference =
        Files.exists(golden)
            ? JsonDifference.between(tree(golden), actual)
            : JsonDifference.between(JSON.createObjectNode(), actual);
    if (difference.isNone() && Files.exists(golden)) {
      return;
    }
    boolean onlyAdditions = difference.broken().isEmpty();
    if (!renewed(golden, text, onlyAdditions)) {
      fail(told(name, difference) + HOW_TO_RENEW.formatted(word(onlyAdditions), golden));
    }
  }

  private static String told(String name, JsonDifference difference) {
    return section("The document " + name + " broke its contract:", difference.broken())
        + section("The document " + name + " has more than it had:", difference.added());
  }

  private static String section(String title, List<String> lines) {
    return lines.isEmpty() ? "" : title + "\n  " + String.join("\n  ", lines) + "\n";
  }

  private static String word(boolean onlyAdditions) {
    return onlyAdditions ? "additions" : "all";
  }

  private static boolean renewed(Path golden, String actual, boolean addition) {
    boolean renew =
        switch (Renewal.ofThisBuild()) {
          case NOTHING -> false;
          case ADDITIONS -> addition || !Files.exists(golden);
          case ALL -> true;
        };
    if (renew) {
      write(golden, actual);
    }
    return renew;
  }

  private static String pretty(JsonNode document) {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(lines).writeValueAsString(document) + "\n";
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JsonNode tree(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
