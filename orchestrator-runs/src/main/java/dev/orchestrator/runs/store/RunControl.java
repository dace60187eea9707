package dev.orchestrator.runs.store;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.journal.CommandInbox;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.UserCommand;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;

/** Tells the supervisor of a run what a person wants, whether one is there now or comes later. */
public final class RunControl {

  private final RunNames names;
  private final Clock clock;

  /** The clock orders commands. */
  @Inject
  public RunControl(RunNames names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /**
   * Leaves a command for the run's supervisor.
   *
   * @throws OrchestratorException when it cannot be written
   */
  public void tell(RunPlan plan, UserCommand command) {
    try {
      new CommandInbox(names.folder(plan).commands(), new JournalCodec())
          .leave(command, clock.instant(), Long.toString(ProcessHandle.current().pid()));
    } catch (IOException failed) {
      throw new OrchestratorException(
          RunErrors.SUPERVISION_FAILED,
          "the command cannot be left for the run: " + FileTrouble.words(failed),
          null,
          failed);
    }
  }
}
