package dev.orchestrator.workers.supervisor;

import dev.orchestrator.runs.decision.Step;
import dev.orchestrator.runs.journal.CommandInbox;
import dev.orchestrator.runs.journal.JournalCodec;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunOrigin;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.UserCommand;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runs.store.SupervisedRun;
import dev.orchestrator.workers.checkout.CheckoutWatch;
import dev.orchestrator.workers.loop.RunLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Supervises one run until it is over or somebody interrupts: takes in what happened, lets the loop
 * settle, and sleeps until something else happens. Only this thread writes the journal.
 */
final class Supervisor {

  /** Processes and logs tell nobody when they change. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private final OpenRun run;
  private final RunLoop loop;
  private final LocalEffects effects;
  private final CommandInbox commands;
  private final PlanWatch planWatch;
  private final CheckoutWatch checkouts;
  private final Standstill standstill;

  Supervisor(
      OpenRun run,
      RunLoop loop,
      LocalEffects effects,
      PlanWatch planWatch,
      CheckoutWatch checkouts,
      Standstill standstill) {
    this.run = run;
    this.loop = loop;
    this.effects = effects;
    this.commands = new CommandInbox(run.folder().commands(), new JournalCodec());
    this.planWatch = planWatch;
    this.checkouts = checkouts;
    this.standstill = standstill;
  }

  /** Returns when the run is over, or left alone. */
  SupervisedRun supervise(
      RecordedProcess self, String host, SuperviseRequest request, RunOrigin origin)
      throws IOException, InterruptedException {
    loop.happened(
        new RunEvent.SupervisorStarted(
            newToken(), self, host, request.workers(), Optional.of(origin)));
    adopt(loop.plan(), List.of());
    request.first().forEach(this::command);
    while (loop.state().phase() == RunPhase.RUNNING && !run.scope().cancellation().isCancelled()) {
      takeCommands();
      takePlan();
      Step step = loop.settle();
      if (loop.state().phase() == RunPhase.RUNNING) {
        standstill.look(loop.state(), step.waits());
        standstill.news(loop.state(), step.waits()).ifPresent(loop::happened);
        effects.prepare(loop.plan(), loop.state(), step.waits());
        await(step);
      }
    }
    if (loop.state().phase() == RunPhase.RUNNING) {
      loop.happened(new RunEvent.SupervisorStopped("interrupted"));
    } else {
      checkouts.lastLook(loop.plan(), loop.state());
      effects.leave(loop.state());
      run.inbox().left(RunEvent.Flagged.class).forEach(loop::happened);
    }
    return new SupervisedRun(loop.plan(), run.journal().state());
  }

  private void await(Step step) throws InterruptedException {
    Moment now = run.scope().clock().now();
    Duration sleep =
        step.lookAgainAt()
            .map(at -> at.minus(now.elapsed()))
            .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
            .orElse(LONGEST_SLEEP);
    run.inbox().await(sleep).forEach(this::happened);
  }

  private void happened(RunEvent event) {
    loop.happened(event);
    if (!(event instanceof RunEvent.Flagged)) {
      event.attemptId().ifPresent(effects::settled);
    }
  }

  private void takeCommands() throws IOException {
    for (CommandInbox.Delivery delivery : commands.waiting()) {
      loop.happenedForGood(delivery.event());
      commands.done(delivery);
    }
  }

  private void command(UserCommand command) {
    loop.happened(new RunEvent.CommandReceived(UUID.randomUUID().toString(), command));
  }

  private void takePlan() throws IOException {
    Optional<PlanWatch.Edit> edit = planWatch.look(loop.plan());
    if (edit.isEmpty()) {
      return;
    }
    edit.get().note().ifPresent(loop::happened);
    if (edit.get().plan().isPresent()) {
      take(edit.get().plan().get());
    }
  }

  /** A run is known by its project: a plan of another one is another run. */
  private void take(RunPlan next) throws IOException {
    String project = loop.plan().project();
    if (next.project().equals(project)) {
      adopt(next, PlanChanges.between(loop.plan(), next));
    } else {
      loop.happened(
          new RunEvent.Noted(
              Optional.empty(),
              "the edited plan is not used: its project is '%s', and this is the run of '%s';"
                      .formatted(next.project(), project)
                  + " change it back, or launch it as a run of its own"));
    }
  }

  private void adopt(RunPlan plan, List<String> changes) throws IOException {
    Path copy = run.folder().plan(plan.fingerprint());
    if (!Files.exists(copy)) {
      planWatch.copyTo(copy);
    }
    PlanCopies.keepOnly(List.of(copy, run.folder().plan(loop.plan().fingerprint())));
    loop.adopt(plan, new RunEvent.PlanAdopted(plan.fingerprint(), copy, changes));
  }

  /** Short, for it is part of every attempt's name; used only where the run has none yet. */
  private static String newToken() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
