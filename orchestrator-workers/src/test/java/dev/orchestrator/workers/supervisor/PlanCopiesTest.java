package dev.orchestrator.workers.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("K5")
class PlanCopiesTest {

  @TempDir Path folder;

  @Test
  void onlyTheAdoptedPlanAndTheOneBeforeItAreKept() throws IOException {
    Path oldest = Files.writeString(folder.resolve("a.json"), "{}");
    Path before = Files.writeString(folder.resolve("b.json"), "{}");
    Path adopted = Files.writeString(folder.resolve("c.json"), "{}");
    Path fetched = Files.writeString(folder.resolve("c.json.fetched"), "[]");

    PlanCopies.keepOnly(List.of(adopted, before));

    assertThat(oldest).doesNotExist();
    assertThat(List.of(before, adopted, fetched)).allMatch(Files::exists);
  }

  @Test
  void aFolderThatIsNotThereIsNoTrouble() {
    PlanCopies.keepOnly(List.of(folder.resolve("nowhere").resolve("a.json")));
  }
}
