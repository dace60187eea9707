package dev.orchestrator.workers.notification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.plan.NotifySpec.Event;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.runs.store.RunTimelines;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Notifications of the runs of a workspace. */
public final class Notifications {

  /** A notification that takes longer does not arrive. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final RunTimelines timelines;
  private final Workspace workspace;
  private final Clock clock;
  private final Channels channels;

  /** Programs are run by {@code runner}. */
  @Inject
  public Notifications(
      RunTimelines timelines,
      Workspace workspace,
      HostEnvironment environment,
      CommandRunner runner,
      Clock clock) {
    this.timelines = timelines;
    this.workspace = workspace;
    this.clock = clock;
    this.channels = new Channels(runner, environment, workspace.root(), LIMIT);
  }

  /**
   * Tells of a run from now on, and of what the supervisor before did not come to tell.
   *
   * @param knownBefore the last journal record that a plan without notifications left behind
   * @param complaints is told what did not arrive; on any thread
   */
  public Notifier of(RunPlan plan, long knownBefore, Consumer<String> complaints) {
    return new Notifier(
        Notifier.Rhythm.USUAL,
        plan,
        timelines.follow(plan.project()),
        RunFolder.of(workspace, plan.project()).notified(),
        knownBefore,
        workspace.root().toString(),
        channels,
        complaints);
  }

  /** What will keep channels of a plan from working, a line each. */
  public List<String> obstacles(RunPlan plan) {
    return plan.notifications().stream()
        .flatMap(
            spec ->
                channels
                    .obstacle(spec.channel())
                    .map(text -> channels.name(spec.channel()) + ": " + text)
                    .stream())
        .toList();
  }

  /** Sends a notification that says it is a trial on every channel of a plan. */
  public List<Delivery> test(RunPlan plan) {
    Notice trial =
        new Notice(
            0,
            clock.instant(),
            Event.ATTENTION,
            "",
            Optional.empty(),
            "this is a trial of the notifications; nothing happened");
    Notification notification =
        Notification.of(plan.project(), workspace.root().toString(), List.of(trial));
    return plan.notifications().stream()
        .map(spec -> channels.send(spec.channel(), notification, new CancellationToken()))
        .toList();
  }
}
