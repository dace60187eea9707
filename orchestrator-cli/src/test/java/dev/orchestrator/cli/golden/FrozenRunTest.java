package dev.orchestrator.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that version 0.1.0 recorded and stopped: completed, failed, blocked, tried again, refused
 * by verification, flagged, held. Every later version reads its folder, and answers what that one
 * did.
 */
class FrozenRunTest {

  private static final Path FROZEN =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/frozen/0.1.0");

  /** Answered as one JSON document. */
  private static final Map<String, String> DOCUMENTS = documents();

  /** Answered as text, or as lines of JSON. */
  private static final Map<String, String> TEXTS = texts();

  @TempDir static Path folder;
  private static CommandLineTester tester;
  private static Normalizer normalizer;

  private static Map<String, String> documents() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("status", "workers status");
    for (int issue = 1; issue <= 7; issue++) {
      lines.put("why-" + issue, "workers why " + issue);
    }
    lines.put("logs", "workers logs 5");
    lines.put("replay", "workers replay");
    lines.put("dashboard", "workers dashboard");
    lines.put("report", "report --since 2020-01-01");
    return lines;
  }

  private static Map<String, String> texts() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("status", "workers status");
    lines.put("why", "workers why 5");
    lines.put("logs", "workers logs 2");
    lines.put("replay", "workers replay");
    lines.put("report", "report --since 2020-01-01");
    lines.put("events", "events --since 2020-01-01");
    lines.put("events-json", "events --since 2020-01-01 --json");
    return lines;
  }

  @BeforeAll
  static void thaw() throws IOException {
    GitSandbox git = GitSandbox.in(folder);
    git.repository("shop");
    normalizer = new Normalizer(git.root());
    tester = CommandLineTester.in(git.root()).with(git.environment()).at(GoldenWorkspace.NOON);
    try (Stream<Path> files = Files.walk(FROZEN)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = git.root().resolve(FROZEN.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replace("@ROOT@", git.root().toString()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> itIsReadAndAnsweredAsEver() {
    return DOCUMENTS.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> document(each)));
  }

  @TestFactory
  Stream<DynamicTest> itIsToldToPeopleAsEver() {
    return TEXTS.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> told(each)));
  }

  private static void document(Map.Entry<String, String> question) {
    List<String> words = new ArrayList<>(List.of("--json"));
    words.addAll(List.of(question.getValue().split(" ")));
    Ran ran = tester.run(words.toArray(String[]::new));
    assertThat(ran.status()).as(ran.err()).isZero();
    Golden.json("frozen/" + question.getKey(), normalizer.json(ran.json()));
  }

  private static void told(Map.Entry<String, String> question) {
    Ran ran = tester.run(question.getValue().split(" "));
    assertThat(ran.status()).as(ran.err()).isZero();
    Golden.text("frozen/" + question.getKey() + ".txt", normalizer.text(ran.out()));
  }
}
