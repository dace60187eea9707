package dev.orchestrator.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.fixtures.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPageTest {

  @TempDir Path share;

  private Path pages;

  @BeforeEach
  void everyPage() {
    assertThat(CommandLineTester.in(share).run("write-documentation", share.toString()).status())
        .isZero();
    pages = share.resolve("man/man1");
  }

  @Test
  void everyVisibleCommandHasAPageAndNoHiddenOne() throws IOException {
    assertThat(names())
        .contains("orchestrator.1", "orchestrator-repo.1", "orchestrator-playbook-show.1")
        .noneMatch(name -> name.contains("complete-names"));
  }

  @Test
  void aPageTellsArgumentsOptionsAndWhereToReadOn() throws IOException {
    assertThat(pages.resolve("orchestrator-playbook-show.1"))
        .content()
        .contains(".B \\-\\-var NAME=VALUE", ".SH ARGUMENTS", ".SH GLOBAL OPTIONS")
        .contains("[\\-\\-repo=REPO]")
        .contains(".BR orchestrator\\-playbook (1)");
  }

  @Test
  void theFormatterOfManualPagesHasNothingToComplainOf() throws IOException {
    assumeThat(Path.of("/usr/bin/groff")).as("groff is installed").exists();
    List<String> argv =
        new ArrayList<>(List.of("groff", "-man", "-Tutf8", "-ww", "-z", "-K", "utf8"));
    argv.addAll(names());
    assertThat(Program.of(pages, argv).run().err()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(pages)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
