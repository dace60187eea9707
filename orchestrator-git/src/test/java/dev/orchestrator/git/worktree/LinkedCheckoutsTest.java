package dev.orchestrator.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedCheckoutsTest {

  @TempDir Path folder;

  @Test
  void everyCheckoutKnowsTheOthers() {
    SampleRepository main = GitSandbox.in(folder).repository("main");
    Path root = main.sandbox().root();
    main.git("worktree", "add", "-q", "-b", "a", root.resolve("wt-a").toString());
    main.git("worktree", "add", "-q", "-b", "b", root.resolve("wt-b").toString());

    assertThat(LinkedCheckouts.of(main.path().resolve("control/tasks")))
        .containsExactlyInAnyOrder(
            root.resolve("wt-a/control/tasks"), root.resolve("wt-b/control/tasks"));
    assertThat(LinkedCheckouts.of(root.resolve("wt-a")))
        .containsExactlyInAnyOrder(main.path(), root.resolve("wt-b"));
  }

  @Test
  void aRepositoryByItselfHasNoOthersAndNeitherHasAPlainFolder() {
    SampleRepository main = GitSandbox.in(folder).repository("main");
    assertThat(LinkedCheckouts.of(main.path())).isEmpty();
    assertThat(LinkedCheckouts.of(folder)).isEmpty();
  }
}
