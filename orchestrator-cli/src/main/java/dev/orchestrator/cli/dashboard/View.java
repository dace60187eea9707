package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import dev.orchestrator.runs.run.UserCommand;
import java.util.List;
import java.util.Optional;

/**
 * What the person at the dashboard looks at. Immutable; a key makes another one.
 *
 * @param page what fills the screen
 * @param pane which table the cursor is in
 * @param row the cursor in that table, from 0
 * @param scroll lines of a text page that were scrolled back from its end; below 0, one less than
 *     minus the lines scrolled forward from its beginning
 * @param question what waits for a yes
 * @param message the outcome of the last action
 */
record View(
    Page page, Pane pane, int row, int scroll, Optional<Question> question, String message) {

  /** What fills the screen. */
  enum Page {
    BOARD,
    LOG,
    WHY,
    DIFF,
    HELP
  }

  /** The tables with a cursor. */
  enum Pane {
    WORKERS,
    ISSUES
  }

  /** Something that is done only after a yes. */
  record Question(String text, Action.Tell action) {}

  /** Another view, and what else the key asks for. */
  record Step(View view, Action action) {}

  private static final int PAGE = 10;

  static View initial() {
    return new View(Page.BOARD, Pane.ISSUES, 0, 0, Optional.empty(), "");
  }

  /** Without a cursor: a picture. */
  static View still() {
    return new View(Page.BOARD, Pane.ISSUES, -1, 0, Optional.empty(), "");
  }

  Step press(Key key, Board board) {
    if (question.isPresent()) {
      return answer(key, question.get());
    }
    View quiet = saying("");
    return quiet.page == Page.BOARD ? quiet.onBoard(key, board) : quiet.onText(key);
  }

  /** The issue the cursor is on, directly or by its worker. */
  Optional<IssueLine> issue(Board board) {
    if (pane == Pane.ISSUES) {
      return at(board.issues());
    }
    return at(board.workers())
        .flatMap(WorkerLine::issueNumber)
        .flatMap(number -> Optional.ofNullable(board.issuesByNumber().get(number)));
  }

  View saying(String text) {
    return new View(page, pane, row, scroll, question, text);
  }

  /** The same with the cursor on a row that there is. */
  View within(Board board) {
    int last = Math.max(0, rows(board) - 1);
    return row <= last ? this : at(last);
  }

  private Step answer(Key key, Question asked) {
    View closed = new View(page, pane, row, scroll, Optional.empty(), "");
    return key == Key.YES
        ? new Step(closed, asked.action())
        : stay(closed.saying("nothing was done"));
  }

  private Step onText(Key key) {
    return switch (key) {
      case UP -> stay(scrolled(-1));
      case DOWN -> stay(scrolled(1));
      case PAGE_UP -> stay(scrolled(-PAGE));
      case PAGE_DOWN -> stay(scrolled(PAGE));
      case FIRST -> stay(on(page).fromTheBeginning());
      case LAST -> stay(on(page));
      case BACK, QUIT, LOG, WHY, DIFF, HELP -> stay(on(Page.BOARD));
      default -> stay(this);
    };
  }

  private Step onBoard(Key key, Board board) {
    return switch (key) {
      case UP -> stay(at(row - 1).within(board));
      case DOWN -> stay(at(row + 1).within(board));
      case PAGE_UP -> stay(at(row - PAGE).within(board));
      case PAGE_DOWN -> stay(at(row + PAGE).within(board));
      case FIRST -> stay(at(0));
      case LAST -> stay(at(Integer.MAX_VALUE).within(board));
      case SWITCH -> stay(in(pane == Pane.ISSUES ? Pane.WORKERS : Pane.ISSUES));
      case LOG -> stay(issue(board).isPresent() ? on(Page.LOG) : saying("no issue is selected"));
      case WHY -> stay(issue(board).isPresent() ? on(Page.WHY) : saying("no issue is selected"));
      case DIFF ->
          stay(
              issue(board).isPresent()
                  ? on(Page.DIFF).fromTheBeginning()
                  : saying("no issue is selected"));
      case HELP -> stay(on(Page.HELP));
      case QUIT -> new Step(this, new Action.Quit());
      case ATTACH -> attach(board);
      case PAUSE -> stay(asking(pause(board)));
      case STOP -> stay(stop(board));
      case RETRY -> stay(retry(board));
      default -> stay(this);
    };
  }

  private Step attach(Board board) {
    Optional<Integer> worker =
        pane == Pane.WORKERS
            ? at(board.workers()).map(WorkerLine::workerId)
            : issue(board).flatMap(issue -> workerOf(issue, board));
    return worker
        .map(number -> new Step(this, new Action.Attach(number)))
        .orElseGet(() -> stay(saying("no worker has that issue now")));
  }

  private static Optional<Integer> workerOf(IssueLine issue, Board board) {
    return board.workers().stream()
        .filter(worker -> worker.issueNumber().equals(Optional.of(issue.number())))
        .map(WorkerLine::workerId)
        .findFirst();
  }

  private static Question pause(Board board) {
    return board.overview().run().paused()
        ? new Question(
            "Go on with the run?", new Action.Tell(new UserCommand.Resume(), "the run goes on"))
        : new Question(
            "Pause the run? What runs goes on, nothing new starts.",
            new Action.Tell(new UserCommand.Pause(), "paused"));
  }

  private View stop(Board board) {
    return board.isLive()
        ? asking(
            new Question(
                "Stop the run and its agents? Their work stays.",
                new Action.Tell(new UserCommand.Stop(false), "the run is being stopped")))
        : saying("the run is not running");
  }

  private View retry(Board board) {
    return issue(board)
        .map(
            issue ->
                asking(
                    new Question(
                        "Try #" + issue.number() + " again with all its retries?",
                        new Action.Tell(
                            new UserCommand.Retry(issue.number()),
                            "#" + issue.number() + " will be tried again"))))
        .orElseGet(() -> saying("no issue is selected"));
  }

  private int rows(Board board) {
    return pane == Pane.ISSUES ? board.issues().size() : board.workers().size();
  }

  private <T> Optional<T> at(List<T> rows) {
    return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
  }

  private View at(int other) {
    return new View(page, pane, Math.max(0, other), scroll, question, message);
  }

  private View in(Pane other) {
    return new View(page, other, 0, scroll, question, message);
  }

  private View on(Page other) {
    return new View(other, pane, row, 0, question, message);
  }

  private View fromTheBeginning() {
    return new View(page, pane, row, -1, question, message);
  }

  private View scrolled(int down) {
    int to = scroll < 0 ? Math.min(-1, scroll - down) : Math.max(0, scroll - down);
    return new View(page, pane, row, to, question, message);
  }

  private View asking(Question asked) {
    return new View(page, pane, row, scroll, Optional.of(asked), message);
  }

  private static Step stay(View view) {
    return new Step(view, new Action.None());
  }
}
