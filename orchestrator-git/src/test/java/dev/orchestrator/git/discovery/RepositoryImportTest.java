package dev.orchestrator.git.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.edit.NewRepository;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryImportTest {

  @TempDir private Path folder;
  private GitSandbox sandbox;
  private RepositoryImport imports;

  @BeforeEach
  void found() {
    sandbox = GitSandbox.in(folder);
    imports = imports(Map.of());
  }

  private RepositoryImport imports(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.put("PATH", System.getenv("PATH"));
    variables.putAll(more);
    HostEnvironment environment = new HostEnvironment(variables, sandbox.root());
    return new RepositoryImport(
        environment,
        new LocalCommandRunner(environment, Clock.systemUTC()),
        new CancellationToken(),
        new RepositoryInspector(path -> Optional.empty()));
  }

  private Path write(String file, String text) throws Exception {
    Path target = sandbox.root().resolve(file);
    Files.createDirectories(target.getParent());
    return Files.writeString(target, text);
  }

  @Test
  void aManiFileGivesItsProjectsWithTagsAndResolvedPaths() throws Exception {
    Path file =
        write(
            "fleet/mani.yaml",
            """
            projects:
              core:
                path: go/core
                url: https://ada:secret@github.com/team/core.git
                desc: The core
                tags: [go, api]
              web:
                url: git@gitlab.com:team/web.git
              far:
                path: $HOME/far
            tasks:
              hello: {cmd: echo}
            """);
    List<NewRepository> found = imports.read(ImportFormat.MANI, Optional.of(file));
    assertThat(found).extracting(NewRepository::name).containsExactly("core", "web", "far");
    NewRepository core = found.get(0);
    assertThat(core.local()).isEqualTo(sandbox.root().resolve("fleet/go/core").toString());
    assertThat(core.remote()).isEqualTo("https://github.com/team/core.git");
    assertThat(core.platform()).isEqualTo("github");
    assertThat(core.tags()).containsExactly("go", "api");
    assertThat(core.description()).isEqualTo("The core");
    assertThat(found.get(1).platform()).isEqualTo("gitlab");
    assertThat(found.get(2).local()).isEqualTo(sandbox.home().resolve("far").toString());
  }

  @Test
  void gitasListGivesItsGroupsAsTags() throws Exception {
    SampleRepository one = sandbox.cloneWithOrigin("one");
    Path file = write("gita/repos.csv", one.path() + ",uno,,\n/gone/two,two,,--git-dir=x\n\n");
    write("gita/groups.csv", "work:uno two:/gone\nplay:uno:\n");
    List<NewRepository> found = imports.read(ImportFormat.GITA, Optional.of(file));
    assertThat(found).extracting(NewRepository::name).containsExactly("uno", "two");
    assertThat(found.get(0).tags()).containsExactly("work", "play");
    assertThat(found.get(0).remote()).isEqualTo(sandbox.root().resolve("one.git").toString());
    assertThat(found.get(0).defaultBranch()).isEqualTo("main");
  }

  @Test
  void vcspullsFileGivesWhatIsGit() throws Exception {
    write(
        "home/.vcspull.yaml",
        """
        ~/code/:
          flask: git+https://github.com/pallets/flask.git
          tool:
            repo: git+ssh://git@example.org/tool.git
            remotes: {upstream: x}
          older: {url: "git+https://example.org/older"}
          mercurial: hg+https://example.org/hg
        """);
    List<NewRepository> found = imports.read(ImportFormat.VCSPULL, Optional.empty());
    assertThat(found).extracting(NewRepository::name).containsExactly("flask", "tool", "older");
    assertThat(found.get(0).local()).isEqualTo(sandbox.home().resolve("code/flask").toString());
    assertThat(found.get(1).remote()).isEqualTo("ssh://git@example.org/tool.git");
  }

  @Test
  void ghqsRootIsFoundInTheUsersConfiguration() throws Exception {
    Files.createDirectories(sandbox.root().resolve("ghq/example.org/team"));
    sandbox.git(sandbox.root(), "config", "--global", "ghq.root", sandbox.root() + "/ghq");
    sandbox.repository("ghq/example.org/team/app");
    List<NewRepository> found = imports.read(ImportFormat.GHQ, Optional.empty());
    assertThat(found).extracting(NewRepository::name).containsExactly("app");
  }

  @Test
  void aFolderGivesItsRepositoriesButNotWhatIsInsideOfThemOrLinkedToThem() throws Exception {
    Files.createDirectories(sandbox.root().resolve("src/team"));
    sandbox.repository("src/one");
    sandbox.repository("src/team/two").git("worktree", "add", "--quiet", "../linked");
    sandbox.git(sandbox.root().resolve("src/one"), "init", "--quiet", "nested");
    Files.createDirectories(sandbox.root().resolve("src/node_modules"));
    sandbox.repository("src/node_modules/dep");
    Files.createSymbolicLink(sandbox.root().resolve("src/loop"), sandbox.root());
    List<NewRepository> found =
        imports.read(ImportFormat.FOLDER, Optional.of(sandbox.root().resolve("src")));
    assertThat(found).extracting(NewRepository::name).containsExactly("one", "two");
  }

  @Test
  void theDefaultBranchIsNotWhateverIsCheckedOut() {
    SampleRepository repository = sandbox.repository("one").branch("topic");
    assertThat(
            new RepositoryInspector(path -> Optional.empty())
                .describe(repository.path())
                .defaultBranch())
        .isEqualTo("main");
    repository.git("pack-refs", "--all");
    assertThat(
            new RepositoryInspector(path -> Optional.empty())
                .describe(repository.path())
                .defaultBranch())
        .isEqualTo("main");
  }

  @ParameterizedTest
  @CsvSource({
    "MANI, 'projects: [', mani",
    "MANI, 'just text', mani",
    "VCSPULL, '- a', vcspull",
  })
  void aFileThatCannotBeUnderstoodIsAnErrorThatNamesIt(
      ImportFormat format, String text, String word) throws Exception {
    Path file = write("broken.yaml", text);
    assertThatThrownBy(() -> imports.read(format, Optional.of(file)))
        .hasMessageContaining("broken.yaml")
        .hasMessageContaining(word);
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b.git, github, b",
    "git@gitlab.com:a/b.git, gitlab, b",
    "ssh://git@gitlab.example.org:22/a/b, gitlab, b",
    "https://example.org/github/b, '', b",
    "/srv/git/b.git, '', b",
    "https://codeberg.org/a/b/, codeberg, b",
  })
  void aUrlTellsThePlatformAndTheName(String url, String platform, String name) {
    assertThat(RemoteUrl.platform(url)).isEqualTo(platform);
    assertThat(RemoteUrl.name(url)).isEqualTo(name);
  }
}
