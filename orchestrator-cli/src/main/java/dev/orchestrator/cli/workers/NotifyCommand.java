package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.workers.notification.Delivery;
import dev.orchestrator.workers.notification.Notifications;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries out the notifications of a plan. */
@Command(
    name = "notify",
    description = {
      "Send a trial notification on every channel that the plan names under 'notify', and tell",
      "which of them took it."
    })
final class NotifyCommand implements Callable<Integer> {

  /** The plan names nobody to notify. */
  static final ErrorCode NOTHING_TO_NOTIFY = ErrorCode.environment("NOTHING_TO_NOTIFY");

  private final Provider<Notifications> notifications;
  private final Output output;

  @Mixin private PlanOption plan;

  NotifyCommand(Provider<Notifications> notifications, Output output) {
    this.notifications = notifications;
    this.output = output;
  }

  @Override
  public Integer call() {
    RunPlan read = plan.sound();
    if (read.notifications().isEmpty()) {
      throw new OrchestratorException(
          NOTHING_TO_NOTIFY,
          read.file() + " has no 'notify'",
          "for example \"notify\": \"desktop\", or {\"command\": [...]} or {\"webhook\":"
              + " \"https://...\"}");
    }
    List<Delivery> deliveries = notifications.get().test(read);
    if (output.json()) {
      output.document(new Document(1, deliveries));
    } else {
      deliveries.forEach(this::print);
    }
    return deliveries.stream().allMatch(Delivery::arrived) ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void print(Delivery delivery) {
    String channel = PlainText.visible(delivery.channel());
    String came =
        delivery
            .problem()
            .map(text -> output.style().bad("failed: " + PlainText.visible(text)))
            .orElse(output.style().good("sent"));
    output.out().println(channel + "  " + came);
  }

  private record Document(int schemaVersion, List<Delivery> channels) {}
}
