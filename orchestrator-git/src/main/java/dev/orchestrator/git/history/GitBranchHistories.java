package dev.orchestrator.git.history;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;

/** Asks git itself: its diff and its reading of objects know every kind of repository. */
final class GitBranchHistories implements BranchHistories {

  private final CommandRunner runner;

  @Inject
  GitBranchHistories(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public HistoryAnswer ask(HistoryQuestion question, CancellationToken cancellation) {
    try {
      HistoryGit git = new HistoryGit(runner, question.checkout(), cancellation);
      return new HistoryAnswer.Known(new HistoryReading(git, question).history());
    } catch (UnansweredException unanswered) {
      return new HistoryAnswer.Unknown(String.valueOf(unanswered.getMessage()));
    }
  }
}
