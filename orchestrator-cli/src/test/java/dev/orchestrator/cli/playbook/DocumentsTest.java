package dev.orchestrator.cli.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No document of this project, and none that a new workspace gets, names what does not exist. */
class DocumentsTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyCommandThatADocumentOfThisProjectNamesExistsWithThoseOptions() throws IOException {
    List<String> args = new ArrayList<>(List.of("playbook", "lint"));
    args.addAll(documents());
    assertThat(args).hasSizeGreaterThan(20);

    Ran linted = CommandLineTester.in(PROJECT).run(args.toArray(String[]::new));

    assertThat(linted.out()).isEmpty();
    assertThat(linted.status()).isZero();
  }

  @Test
  void aNewWorkspaceHasNothingToComplainOf() {
    CommandLineTester.in(folder).run("init");

    Ran linted = CommandLineTester.in(folder).run("playbook", "lint");

    assertThat(linted.out()).isEmpty();
    assertThat(linted.err()).contains("10 documents checked, 0 problems");
  }

  /** Those in sub folders of the project are its plugins' and tests' own affair. */
  private static List<String> documents() throws IOException {
    List<String> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(PROJECT)) {
      top.filter(file -> file.toString().endsWith(".md"))
          .forEach(file -> documents.add(file.toString()));
    }
    for (String part : List.of("docs", "playbooks", "benchmarks")) {
      if (Files.isDirectory(PROJECT.resolve(part))) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(part))) {
          files
              .filter(file -> file.toString().endsWith(".md"))
              .forEach(file -> documents.add(file.toString()));
        }
      }
    }
    return documents;
  }
}
