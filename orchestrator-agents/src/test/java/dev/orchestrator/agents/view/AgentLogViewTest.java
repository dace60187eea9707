package dev.orchestrator.agents.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.agents.protocol.AgentProtocols;
import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.fixtures.Program;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLogViewTest {

  private static final Path VIEWER =
      resource("/dev/orchestrator/agents/guard/orchestrator-view.awk");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-normal",
        "claude-2.1.197-normal",
        "claude-mcp",
        "claude-denied",
        "claude-401",
        "claude-500-twice-then-ok",
        "claude-longtool-two-results",
        "claude-max-turns",
        "codex-normal",
        "codex-stream-drop",
        "gemini-normal",
        "gemini-429",
        "opencode-normal"
      })
  void thePaneShowsWhatTheLogsCommandShows(String recording) throws IOException {
    Path log = resource("/dev/orchestrator/agents/protocol/" + recording + ".log");

    assertThat(inThePane(log)).isEqualTo(withoutRules(inJava(protocol(recording), log)));
  }

  @Test
  void theLogsCommandNamesTheRuleThatRefused() throws IOException {
    Path log = resource("/dev/orchestrator/agents/protocol/claude-denied.log");

    assertThat(inJava(protocol("claude-denied"), log))
        .contains("! refused: no-unasked-push: Permission to use Bash with command git push");
  }

  @Test
  void aRunReadsAsAStory() throws IOException {
    Path log = resource("/dev/orchestrator/agents/protocol/claude-normal.log");

    assertThat(inThePane(log))
        .contains(
            """
            I will write the file.
            $ echo hello > m1.txt && git add m1.txt && git commit -qm m1
            """)
        .endsWith("= done, $0.0032\n");
  }

  @Test
  void passwordsOfAddressesAreShownInNeither() throws IOException {
    Path log = folder.resolve("addresses.log");
    Files.writeString(
        log, "from ftp://a:b:c@h/x and https://me:pw@example.org, not http://h:80/p\n");

    assertThat(inThePane(log))
        .isEqualTo(
            "from ftp://a:[secret]@h/x and https://me:[secret]@example.org, not http://h:80/p\n")
        .isEqualTo(inJava(protocol("claude-normal"), log));
  }

  @Test
  void nothingInTheLogMovesTheCursorOrShowsASecret() throws IOException {
    Path log = folder.resolve("hostile.log");
    String key = "sk-" + "ant-api03-abcdefghijklmnopqrstuvwx";
    Files.writeString(
        log,
        """
        {"type":"assistant","message":{"content":[{"type":"text","text":"a\\u001b[2Jb \\u009b1A \\u202e %s \\ud83d\\ude00 \\"q\\""}]}}
        """
            .formatted(key));

    assertThat(inThePane(log)).isEqualTo("a?[2Jb ?1A ? [secret] \ud83d\ude00 \"q\"\n");
    assertThat(inJava(AgentProtocols.claude(ZoneOffset.UTC), log)).isEqualTo(inThePane(log));
  }

  @Test
  void outputThatIsNoProtocolIsShownAsItIsButForEscapes() throws IOException {
    Path log = folder.resolve("plain.log");
    Files.writeString(log, "\u001b[31mred\u001b[0m\n\u001b]0;title\u0007x\n{not json\n");

    assertThat(inThePane(log)).isEqualTo("\u001b[31mred\u001b[0m\n?0;title?x\n{not json\n");
  }

  private String inThePane(Path log) {
    return Program.of(
            folder,
            List.of(
                "sh",
                "-c",
                "LC_ALL=C awk -v plain=1 -f \"$1\" \"$2\"",
                "-",
                VIEWER.toString(),
                log.toString()))
        .run()
        .out();
  }

  private static String inJava(AgentProtocol protocol, Path log) throws IOException {
    AgentLogView view = new AgentLogView();
    StringBuilder text = new StringBuilder();
    Files.readAllLines(log).stream()
        .flatMap(line -> protocol.events(line).stream())
        .flatMap(event -> view.show(event).stream())
        .forEach(piece -> text.append(piece.text()));
    view.end().forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  private static AgentProtocol protocol(String recording) {
    return switch (recording.substring(0, recording.indexOf('-'))) {
      case "claude" -> AgentProtocols.claude(ZoneOffset.UTC);
      case "codex" -> AgentProtocols.codex(ZoneOffset.UTC);
      case "gemini" -> AgentProtocols.gemini(ZoneOffset.UTC);
      default -> AgentProtocols.opencode(ZoneOffset.UTC);
    };
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(AgentLogViewTest.class.getResource(name)).toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The pane is a text program beside the agent; which rule of ours refused only Java knows. */
  private static String withoutRules(String story) {
    return story.replace("! refused: no-unasked-push: Permission", "! refused: Permission");
  }
}
