package dev.orchestrator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {

  private static final int LONGEST_SOURCE = 500;
  private static final int LONGEST_TEST = 600;

  private final Papers checkout = new Papers(Path.of("..").toAbsolutePath().normalize());

  @Test
  void everyLinkOfADocumentLeadsToAFile() {
    assertThat(checkout.files(".md")).hasSizeGreaterThan(10);
    assertThat(checkout.brokenLinks()).isEmpty();
  }

  @Test
  void noSourceIsLongerThanItCanBeRead() {
    assertThat(checkout.sourcesLongerThan(LONGEST_SOURCE))
        .noneMatch(source -> source.contains("src/main"));
    assertThat(checkout.sourcesLongerThan(LONGEST_TEST)).isEmpty();
  }

  @Test
  void aBrokenLinkIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("page.md"),
        """
        [here](page.md#part), [there](gone.md), [web](https://example.org), [part](#part)
        <img src="no.svg">
        ```
        [code](whatever.md)
        ```
        """);

    assertThat(new Papers(folder).brokenLinks())
        .containsExactly("page.md: gone.md", "page.md: no.svg");
  }
}
