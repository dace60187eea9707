package dev.orchestrator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.session.GlobalOptions;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final String LONG = "/var/log/" + "deep/".repeat(40) + "build.log";

  private static List<String> printed(Terminal terminal, Table table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Invocation invocation =
        new Invocation(
            InputStream.nullInputStream(),
            stream,
            stream,
            new HostEnvironment(Map.of(), Path.of("/")),
            terminal,
            Clock.systemUTC(),
            new CancellationToken());
    new Output(
            invocation, new GlobalOptions(), new MentionedCommands(Optional::empty, words -> false))
        .print(table);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Terminal terminal(int columns) {
    return new Terminal(true, true, true, columns, false);
  }

  private static Table table() {
    return new Table("NAME", "LOG").row("alpha", LONG).row("日本", "b.log");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    assertThat(printed(terminal(60), table()).get(1)).hasSize(60).endsWith("…");
  }

  @Test
  void whatAnotherProgramReadsIsWhole() {
    assertThat(printed(Terminal.none(), table())).contains("alpha  " + LONG);
  }

  @Test
  void wideCharactersCountAsTheColumnsTheyTake() {
    assertThat(printed(terminal(60), table()).get(2)).isEqualTo("日本   b.log");
  }

  @Test
  void aColumnIsNeverCutToNothing() {
    assertThat(printed(terminal(1), table()).get(1)).isEqualTo("alpha  /var/…");
  }
}
