package dev.orchestrator.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.output.Style;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

  @ParameterizedTest
  @CsvSource({"80,24", "80,10", "100,30", "132,43", "250,60", "80,5", "40,12"})
  void theBoardFillsTheTerminalExactlyAndKeepsTheCursorInSight(int columns, int rows) {
    Board board = SampleBoard.of(60, false);
    View view = View.initial();
    for (int move = 0; move < 45; move++) {
      view = view.press(Key.DOWN, board).view();
    }

    List<String> lines = lines(board, view, look(columns, rows, true));

    assertThat(lines).hasSize(rows);
    assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("❯").contains("#46 "));
  }

  @ParameterizedTest
  @CsvSource({"80,24", "132,43", "250,60"})
  void noTableIsWiderThanTheTerminal(int columns, int rows) {
    List<String> lines =
        lines(SampleBoard.of(20, false), View.initial(), look(columns, rows, true));

    assertThat(lines.subList(4, rows - 12))
        .allSatisfy(
            line ->
                assertThat(AttributedString.fromAnsi(line).columnLength())
                    .isLessThanOrEqualTo(columns));
  }

  @Test
  void workersShowIssueStageTimeRetriesAndActivity() {
    assertThat(lines(SampleBoard.of(8, false), View.initial(), look(140, 40, true)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("1  running  #2", "implement", "1m15s", "3s ago", "Teil 2"));
  }

  @Test
  void issuesAreGroupedByWaveWithWhatTheyWaitFor() {
    List<String> lines = lines(SampleBoard.of(8, false), View.initial(), look(140, 40, true));

    assertThat(lines).anySatisfy(line -> assertThat(line).contains("1     #1     ✔ completed"));
    assertThat(lines).anySatisfy(line -> assertThat(line).matches(".*#3 +· pending.* #2 .*"));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("✘ failed", "it failed\\nthree times"));
  }

  @Test
  void theHeaderTellsRatesTheForecastAndWhatIsHeld() {
    assertThat(
            String.join("\n", lines(SampleBoard.of(8, false), View.initial(), look(140, 40, true))))
        .contains(
            "2/8 done", "1 failed", "4.0 issues/h", "median 7m", "about 1h30m left, until 11:30")
        .contains("no launches on claude: limit", "2/9 attempts failed")
        .doesNotContain("\u001b");
  }

  @Test
  void costIsShownWhereThereIsRoomAndSomebodyCountedIt() {
    Board board = SampleBoard.of(8, false);

    assertThat(String.join("\n", lines(board, View.initial(), look(100, 40, true))))
        .contains("$12.34", "COST", "$0.0081");
    assertThat(String.join("\n", lines(board, View.initial(), look(80, 40, true))))
        .contains("$12.34")
        .doesNotContain("COST");
  }

  @Test
  void theLastEventsAreTheOnesShown() {
    List<String> lines = lines(SampleBoard.of(8, false), View.initial(), look(100, 30, true));

    assertThat(String.join("\n", lines)).contains("event 30").doesNotContain("event 9");
  }

  @Test
  void withoutUnicodeEveryCharacterIsAscii() {
    assertThat(
            String.join("", lines(SampleBoard.of(20, false), View.initial(), look(100, 30, false))))
        .matches("[\\x20-\\x7e]*")
        .contains("+ completed", "x failed");
  }

  @Test
  void whereReasonsHaveNoRoomTheCursorShowsItsOwn() {
    Board board = SampleBoard.of(8, false);
    View view = View.initial();
    for (int move = 0; move < 3; move++) {
      view = view.press(Key.DOWN, board).view();
    }

    List<String> lines = lines(board, view, look(80, 24, true));

    assertThat(lines.get(23)).contains("#4: it failed\\nthree times");
  }

  @Test
  void aTextPageShowsItsEndAndScrollsBack() {
    List<String> text =
        java.util.stream.IntStream.rangeClosed(1, 100).mapToObj(n -> "line " + n).toList();
    TextScreen page = new TextScreen("Log", text, look(80, 24, true));

    assertThat(page.lines(0)).hasSize(24).contains("line 100").doesNotContain("line 50");
    assertThat(page.lines(1_000_000)).contains("line 1");
    assertThat(page.lines(10)).contains("line 90").doesNotContain("line 91");
  }

  @Test
  void aLongLineIsWrappedAndControlCharactersAreShown() {
    TextScreen page =
        new TextScreen("Log", List.of("x".repeat(200), "a\u001b[2Jb"), look(80, 24, true));

    assertThat(page.lines(0)).contains("x".repeat(79), "a\\u001b[2Jb");
  }

  private static List<String> lines(Board board, View view, Look look) {
    return new BoardScreen(board, view, look, ZoneOffset.UTC)
        .lines().stream().map(look.glyphs()::fit).toList();
  }

  private static Look look(int columns, int rows, boolean unicode) {
    return new Look(
        new Style(false),
        Glyphs.of(unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII),
        columns,
        rows);
  }
}
