package dev.orchestrator.agents.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.agents.spi.AgentAdapter;
import dev.orchestrator.agents.spi.AgentCommand;
import dev.orchestrator.agents.spi.AgentInstallation;
import dev.orchestrator.agents.spi.AgentTask;
import dev.orchestrator.exec.command.AgentHost;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.plan.AgentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInAgentsTest {

  @TempDir Path folder;

  private final AgentAdapter claude = new ClaudeAgent(ZoneOffset.UTC);
  private final AgentAdapter codex = new CodexAgent(ZoneOffset.UTC);
  private final AgentAdapter gemini = new GeminiAgent(ZoneOffset.UTC);
  private final AgentAdapter opencode = new OpencodeAgent(ZoneOffset.UTC);

  @Test
  void codexIsGivenTheSandboxInWhichItCanCommitUnlessThePlanNamesOne() {
    assertThat(codex.command(task(AgentSpec.named("codex"))).argv())
        .containsExactly("codex", "exec", "--sandbox", "danger-full-access", "--json", "-");
    assertThat(codex.command(task(spec("codex").sandbox("read-only").get())).argv())
        .contains("read-only");
  }

  @Test
  void skippingPermissionsIsThePlansExplicitChoice() {
    assertThat(codex.command(task(spec("codex").permissions("skip").get())).argv())
        .contains("--dangerously-bypass-approvals-and-sandbox");
    assertThat(gemini.command(task(spec("gemini").permissions("skip").get())).argv())
        .contains("yolo");
    assertThat(opencode.command(task(spec("opencode").permissions("skip").get())).argv())
        .contains("--auto");
  }

  @Test
  void geminiGetsAPolicyThatAllowsTheShellAndRefusesPushes() {
    AgentCommand command = gemini.command(task(AgentSpec.named("gemini")));

    assertThat(command.argv()).contains("--skip-trust", "auto_edit", "--policy");
    assertThat(folder.resolve("gemini-policy.toml")).content().contains("git push", "allow");
    assertThat(command.environment()).containsEntry("GEMINI_CLI_NO_RELAUNCH", "true");
  }

  @Test
  void aSessionThatCanBeNamedIsNamedAfterTheAttempt() {
    AgentCommand first = gemini.command(task(AgentSpec.named("gemini")));
    AgentCommand again = gemini.command(task(AgentSpec.named("gemini")));

    assertThat(first.session()).isPresent().isEqualTo(again.session());
    assertThat(first.argv()).contains("--session-id", first.session().orElseThrow());
  }

  @Test
  void aSessionIsResumedByItsName() {
    AgentTask resumed = task(AgentSpec.named("x"), AttemptKind.RESUME, Optional.of("ses_1"));

    assertThat(codex.command(resumed).argv()).endsWith("resume", "ses_1", "-");
    assertThat(gemini.command(resumed).argv()).contains("--resume", "ses_1");
    assertThat(opencode.command(resumed).argv()).contains("--session", "ses_1");
  }

  @Test
  void aSessionThatAnAgentGaveTheNameOfAnOptionIsNotResumed() {
    String option = "--dangerously-bypass-approvals-and-sandbox";
    AgentTask hostile = task(AgentSpec.named("x"), AttemptKind.RESUME, Optional.of(option));

    for (AgentAdapter agent : List.of(claude, codex, gemini, opencode)) {
      AgentCommand command = agent.command(hostile);
      assertThat(command.argv()).doesNotContain(option, "resume", "--resume", "--session");
      assertThat(command.session()).isNotEqualTo(Optional.of(option));
    }
  }

  @Test
  void aContinuationIsANewSession() {
    AgentTask task = task(AgentSpec.named("x"), AttemptKind.CONTINUATION, Optional.of("ses_1"));

    assertThat(codex.command(task).argv()).doesNotContain("ses_1");
    assertThat(gemini.command(task).argv()).doesNotContain("ses_1");
    assertThat(opencode.command(task).argv()).doesNotContain("ses_1");
  }

  @Test
  void modelArgumentsAndEnvironmentOfThePlanArePassedOn() {
    AgentSpec spec = spec("x").model("m-1").extra("--extra").get();

    for (AgentAdapter agent : List.of(codex, gemini, opencode)) {
      AgentCommand command = agent.command(task(spec));
      assertThat(command.argv()).containsSequence("--model", "m-1").contains("--extra");
      assertThat(command.environment()).containsEntry("FROM_PLAN", "yes");
    }
  }

  @Test
  void anAgentThatIsNotInstalledSaysHowToGetIt() {
    AgentInstallation installation = codex.detect(AgentSpec.named("codex"), new Host(Map.of()));

    assertThat(installation.isUsable()).isFalse();
    assertThat(installation.problem()).contains("the program 'codex' is not installed");
    assertThat(installation.hint().orElseThrow()).contains("npm install -g @openai/codex");
  }

  @Test
  void theVersionIsReadFromWhateverWordsAreAroundIt() {
    Host host = new Host(Map.of("codex", "codex-cli 0.169.0\n", "gemini", "0.61.0"));

    assertThat(codex.detect(AgentSpec.named("codex"), host).version()).contains("0.169.0");
    assertThat(gemini.detect(AgentSpec.named("gemini"), host).version()).contains("0.61.0");
  }

  @Test
  void whatAnAgentCannotDoIsRefusedAndNotIgnored() {
    Host host = new Host(Map.of("codex", "1", "gemini", "1"));

    assertThat(codex.detect(spec("codex").turns(3).get(), host).problem().orElseThrow())
        .contains("max_turns");
    assertThat(gemini.detect(spec("gemini").sandbox("docker").get(), host).problem().orElseThrow())
        .contains("docker");
    assertThat(gemini.detect(spec("gemini").permissions("al").get(), host).problem().orElseThrow())
        .contains("'al'");
  }

  private AgentTask task(AgentSpec spec) {
    return task(spec, AttemptKind.FRESH, Optional.empty());
  }

  private AgentTask task(AgentSpec spec, AttemptKind kind, Optional<String> session) {
    return new AgentTask(
        spec,
        AttemptId.of("abc", 1, "implement", 1),
        kind,
        folder,
        folder,
        session,
        Map.of("HOME", folder.toString()),
        false,
        List.of(),
        true);
  }

  @Test
  void claudeIsToldItsSettingsAndNotToReadThoseOfTheRepository() throws IOException {
    AgentCommand command = claude.command(task(AgentSpec.named("claude")));

    assertThat(command.argv())
        .containsSequence("--settings", folder.resolve("claude-settings.json").toString())
        .containsSequence("--setting-sources", "user")
        .contains("--allowedTools")
        .doesNotContain("--dangerously-skip-permissions");
    JsonNode settings =
        new ObjectMapper().readTree(folder.resolve("claude-settings.json").toFile());
    assertThat(settings.at("/permissions/deny").toString()).contains("Bash(git push:*)");
  }

  @Test
  @Tag("F31")
  void claudeResumesItsSessionOnlyWhereTheTranscriptIsOfThisWorktree() throws IOException {
    String session = "2d6e6bf9-c4d0-4f8f-9633-5d80578bf5bf";
    AgentTask resume = task(AgentSpec.named("claude"), AttemptKind.RESUME, Optional.of(session));
    assertThat(claude.command(resume).argv()).doesNotContain("--resume");

    Path project = Files.createDirectories(folder.resolve(".claude/projects/-x"));
    Path transcript = project.resolve(session + ".jsonl");
    Files.writeString(transcript, "{\"type\":\"mode\"}\n{\"cwd\":\"/elsewhere\"}\n");
    assertThat(claude.command(resume).argv()).doesNotContain("--resume");

    Files.writeString(transcript, "{\"type\":\"mode\"}\n{\"cwd\":\"" + folder + "\"}\n");
    assertThat(claude.command(resume).argv()).containsSequence("--resume", session);
  }

  private static SpecBuilder spec(String type) {
    return new SpecBuilder(type);
  }

  private record Host(Map<String, String> versions) implements AgentHost {

    @Override
    public Optional<Path> program(String name) {
      return versions.containsKey(name) ? Optional.of(Path.of("/bin", name)) : Optional.empty();
    }

    @Override
    public Optional<String> output(List<String> argv) {
      return Optional.ofNullable(versions.get(Path.of(argv.get(0)).getFileName().toString()));
    }
  }

  private static final class SpecBuilder {
    private final String type;
    private Optional<String> model = Optional.empty();
    private Optional<String> sandbox = Optional.empty();
    private Optional<String> permissions = Optional.empty();
    private OptionalInt turns = OptionalInt.empty();
    private List<String> extra = List.of();

    SpecBuilder(String type) {
      this.type = type;
    }

    SpecBuilder model(String name) {
      model = Optional.of(name);
      return this;
    }

    SpecBuilder sandbox(String word) {
      sandbox = Optional.of(word);
      return this;
    }

    SpecBuilder permissions(String word) {
      permissions = Optional.of(word);
      return this;
    }

    SpecBuilder turns(int most) {
      turns = OptionalInt.of(most);
      return this;
    }

    SpecBuilder extra(String argument) {
      extra = List.of(argument);
      return this;
    }

    AgentSpec get() {
      return new AgentSpec(
          type,
          List.of(),
          model,
          turns,
          Optional.empty(),
          extra,
          Map.of("FROM_PLAN", "yes"),
          sandbox,
          permissions,
          type,
          Optional.empty());
    }
  }
}
