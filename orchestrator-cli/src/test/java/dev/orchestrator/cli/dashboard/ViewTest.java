package dev.orchestrator.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.dashboard.View.Page;
import dev.orchestrator.cli.dashboard.View.Step;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runtime.runs.DiffDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {

  private final Board board = SampleBoard.of(8, false);

  @ParameterizedTest
  @EnumSource(
      value = Key.class,
      names = {"PAUSE", "STOP", "RETRY"})
  void nothingIsDoneToARunBeforeAYes(Key key) {
    Step asked = View.initial().press(key, board);

    assertThat(asked.action()).isInstanceOf(Action.None.class);
    assertThat(asked.view().question()).isPresent();
    assertThat(asked.view().press(Key.OTHER, board).action()).isInstanceOf(Action.None.class);
    assertThat(asked.view().press(Key.QUIT, board).action()).isInstanceOf(Action.None.class);
    assertThat(asked.view().press(Key.YES, board).action()).isInstanceOf(Action.Tell.class);
  }

  @Test
  void aYesWithoutAQuestionDoesNothing() {
    assertThat(View.initial().press(Key.YES, board).action()).isInstanceOf(Action.None.class);
  }

  @Test
  void aPausedRunIsAskedToGoOn() {
    Step asked = View.initial().press(Key.PAUSE, SampleBoard.of(8, true));

    assertThat(asked.view().press(Key.YES, board).action())
        .isEqualTo(new Action.Tell(new UserCommand.Resume(), "the run goes on"));
  }

  @Test
  void retryMeansTheIssueUnderTheCursor() {
    View second = View.initial().press(Key.DOWN, board).view();

    Action action = second.press(Key.RETRY, board).view().press(Key.YES, board).action();

    assertThat(((Action.Tell) action).command()).isEqualTo(new UserCommand.Retry(2));
  }

  @Test
  void attachFindsTheWorkerOfAnIssueAndSaysWhenThereIsNone() {
    View second = View.initial().press(Key.DOWN, board).view();

    assertThat(second.press(Key.ATTACH, board).action()).isEqualTo(new Action.Attach(1));
    assertThat(View.initial().press(Key.ATTACH, board).view().message()).contains("no worker");
  }

  @Test
  void inTheTableOfWorkersTheCursorMeansTheWorker() {
    View workers = View.initial().press(Key.SWITCH, board).view().press(Key.DOWN, board).view();

    assertThat(workers.press(Key.ATTACH, board).action()).isEqualTo(new Action.Attach(2));
    assertThat(workers.issue(board).orElseThrow().number()).isEqualTo(7);
    View idle = workers.press(Key.DOWN, board).view();
    assertThat(idle.press(Key.LOG, board).view().message()).contains("no issue is selected");
  }

  @Test
  void theCursorStaysInTheTable() {
    View view = View.initial();
    for (int move = 0; move < 20; move++) {
      view = view.press(Key.DOWN, board).view();
    }
    assertThat(view.row()).isEqualTo(7);
    assertThat(view.press(Key.FIRST, board).view().press(Key.UP, board).view().row()).isZero();
    assertThat(view.within(SampleBoard.of(3, false)).row()).isEqualTo(2);
  }

  @Test
  void aDiffIsReadFromItsBeginning() {
    View diff = View.initial().press(Key.DIFF, board).view();
    View lower = diff.press(Key.DOWN, board).view();
    TextScreen text =
        new TextScreen(
            "Diff",
            IntStream.range(0, 50).mapToObj(line -> "line " + line).toList(),
            new Look(new Style(false), Glyphs.of(StandardCharsets.UTF_8), 80, 12));

    assertThat(diff.page()).isEqualTo(Page.DIFF);
    assertThat(text.lines(diff.scroll())).contains("line 0").doesNotContain("line 10");
    assertThat(text.lines(lower.scroll())).contains("line 1", "line 10").doesNotContain("line 0");
    assertThat(lower.press(Key.UP, board).view().press(Key.UP, board).view()).isEqualTo(diff);
    assertThat(text.lines(lower.press(Key.LAST, board).view().scroll())).contains("line 49");
    assertThat(diff.press(Key.BACK, board).view().page()).isEqualTo(Page.BOARD);
  }

  @Test
  void aLongDiffIsCutAndSaysSo() {
    List<String> lines =
        OpenDiff.lines(
            new DiffDocument(1, "night", 7, "issue-7", "base", 1, 9000, 0, "+line\n".repeat(9000)));

    assertThat(lines).hasSize(OpenDiff.MOST_LINES + 3);
    assertThat(lines.get(0)).isEqualTo("issue-7: 1 commits, +9000 -0");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("... 4000 more lines; 'orchestrator workers diff 7' has all");
  }

  @Test
  void quitLeavesATextPageFirstAndThenTheDashboard() {
    View log = View.initial().press(Key.LOG, board).view();

    Step back = log.press(Key.QUIT, board);

    assertThat(log.page()).isEqualTo(Page.LOG);
    assertThat(back.view().page()).isEqualTo(Page.BOARD);
    assertThat(back.view().press(Key.QUIT, board).action()).isInstanceOf(Action.Quit.class);
  }
}
