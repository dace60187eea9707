package dev.orchestrator.git.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitActivityReaderTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir Path folder;

  private SampleRepository repository;

  @BeforeEach
  void aRepositoryWithAnOldCommit() {
    repository = GitSandbox.in(folder).repository("api");
    commit("Ada", "2026-02-20T10:00:00Z", "Too old to be told");
  }

  @Test
  void commitsOfAllBranchesAreCountedByAuthorAndDay() throws IOException {
    commit("Ada", "2026-03-02T10:00:00Z", "Begin");
    commit("Bo", "2026-03-03T10:00:00Z", "Go on");
    repository.branch("side");
    commit("Bo", "2026-03-03T11:00:00Z", "On the side");
    repository.checkout("main");

    CommitActivity activity = read().get(0);

    assertThat(activity.commits()).isEqualTo(3);
    assertThat(activity.authors()).containsExactly(Map.entry("Bo", 2), Map.entry("Ada", 1));
    assertThat(activity.days())
        .containsExactly(
            Map.entry(LocalDate.parse("2026-03-02"), 1),
            Map.entry(LocalDate.parse("2026-03-03"), 2));
    assertThat(activity.latest()).containsExactly("On the side", "Go on", "Begin");
  }

  @Test
  void aRepositoryThatIsNotThereIsLeftOut() throws IOException {
    assertThat(read()).extracting(CommitActivity::repository).containsExactly("api");
  }

  private List<CommitActivity> read() throws IOException {
    HostEnvironment host = new HostEnvironment(Map.of("PATH", System.getenv("PATH")), folder);
    try (LocalCommandRunner runner = new LocalCommandRunner(host, Clock.systemUTC())) {
      return new CommitActivityReader(runner, new CancellationToken()).since(MONDAY, registry());
    }
  }

  private List<Repository> registry() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/repos.json"),
        """
        {"repositories": [{"name": "api", "local": "api"}, {"name": "gone", "local": "gone"}]}
        """);
    return new RepositoryRegistryReader(new HostEnvironment(Map.of(), folder))
        .read(new Workspace(folder), new Problems())
        .all();
  }

  private void commit(String author, String date, String message) {
    Program.of(
            repository.path(),
            List.of("git", "commit", "--quiet", "--allow-empty", "--message", message))
        .with(repository.sandbox().environment())
        .with(
            Map.of(
                "GIT_AUTHOR_NAME", author,
                "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_DATE", date))
        .output();
  }
}
