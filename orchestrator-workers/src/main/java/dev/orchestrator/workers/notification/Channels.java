package dev.orchestrator.workers.notification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandInput;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.command.CommandSession;
import dev.orchestrator.runs.plan.NotifySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends notifications out, each within its time. Used by one thread at a time. */
final class Channels {

  private static final int OUTPUT_KEPT = 64 * 1024;
  private static final String DESKTOP_PROGRAM = "notify-send";

  private final CommandRunner runner;
  private final HostEnvironment environment;
  private final Variables variables;
  private final Path workspace;
  private final Duration limit;

  Channels(CommandRunner runner, HostEnvironment environment, Path workspace, Duration limit) {
    this.runner = runner;
    this.environment = environment;
    this.variables = new Variables(environment);
    this.workspace = workspace;
    this.limit = limit;
  }

  /** Sends on one channel; never throws for what the channel does. */
  Delivery send(NotifySpec.Channel channel, Notification notification, CancellationToken stop) {
    return new Delivery(name(channel), channel.match(new Sending(notification, stop)));
  }

  /** What would keep a channel from working, as far as can be told without using it. */
  Optional<String> obstacle(NotifySpec.Channel channel) {
    return channel.match(new Obstacles());
  }

  /** The channel in words; of an address only the host, for the rest is often a secret. */
  String name(NotifySpec.Channel channel) {
    return channel.match(new Names());
  }

  private final class Names implements NotifySpec.Cases<String> {
    @Override
    public String command(NotifySpec.Command command) {
      return "command " + command.argv().get(0);
    }

    @Override
    public String webhook(NotifySpec.Webhook webhook) {
      String address = variables.fill(webhook.url());
      String host = address.replaceFirst("^https?://(?:[^/@]*@)?", "").replaceAll("[/?#].*", "");
      return host.isBlank() ? "webhook" : "webhook " + host;
    }

    @Override
    public String desktop(NotifySpec.Desktop desktop) {
      return "desktop";
    }
  }

  private final class Obstacles implements NotifySpec.Cases<Optional<String>> {
    @Override
    public Optional<String> command(NotifySpec.Command command) {
      String program = program(command);
      boolean found =
          program.contains("/")
              ? Files.isExecutable(Path.of(program))
              : onPath(program).isPresent();
      return found ? Optional.empty() : Optional.of("there is no program '" + program + "'");
    }

    @Override
    public Optional<String> webhook(NotifySpec.Webhook webhook) {
      return Stream.concat(Stream.of(webhook.url()), webhook.headers().values().stream())
          .flatMap(text -> variables.missing(text).stream())
          .findFirst()
          .map(name -> "the variable " + name + " is not set");
    }

    @Override
    public Optional<String> desktop(NotifySpec.Desktop desktop) {
      return onPath(DESKTOP_PROGRAM).isPresent()
          ? Optional.empty()
          : Optional.of("'" + DESKTOP_PROGRAM + "' is not installed (package libnotify-bin)");
    }
  }

  private final class Sending implements NotifySpec.Cases<Optional<String>> {
    private final Notification notification;
    private final CancellationToken stop;
    private final String json;

    Sending(Notification notification, CancellationToken stop) {
      this.notification = notification;
      this.stop = stop;
      this.json = new JsonCodec().line(notification);
    }

    @Override
    public Optional<String> command(NotifySpec.Command command) {
      List<String> argv =
          Stream.concat(Stream.of(program(command)), command.argv().stream().skip(1)).toList();
      return run(argv);
    }

    /** A failure of the network may be over in a moment; one more try finds out. */
    @Override
    public Optional<String> webhook(NotifySpec.Webhook webhook) {
      Optional<String> obstacle = obstacleOf(webhook);
      if (obstacle.isPresent()) {
        return obstacle;
      }
      Map<String, String> headers = new LinkedHashMap<>();
      webhook.headers().forEach((name, value) -> headers.put(name, variables.fill(value)));
      String url = variables.fill(webhook.url());
      WebhookPost post = new WebhookPost(limit.dividedBy(2));
      try {
        Optional<String> first = post.send(url, headers, json);
        return first.isEmpty() || stop.isCancelled() ? first : post.send(url, headers, json);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Optional.of("it was interrupted");
      }
    }

    @Override
    public Optional<String> desktop(NotifySpec.Desktop desktop) {
      Optional<String> obstacle = new Obstacles().desktop(desktop);
      return obstacle.isPresent()
          ? obstacle
          : run(
              List.of(
                  DESKTOP_PROGRAM,
                  "--app-name=orchestrator",
                  "--",
                  notification.title(),
                  markupFree(notification.message())));
    }

    private Optional<String> obstacleOf(NotifySpec.Webhook webhook) {
      return new Obstacles().webhook(webhook);
    }

    private Optional<String> run(List<String> argv) {
      Path input =
          workspace.resolve("state/notification-" + ProcessHandle.current().pid() + ".json");
      try {
        AtomicFile.write(input, json + "\n");
        CommandResult result = runner.run(command(argv, input), stop);
        return problem(result);
      } catch (IOException failed) {
        return Optional.of("cannot write " + input + ": " + failed.getMessage());
      } finally {
        discard(input);
      }
    }

    private Command command(List<String> argv, Path input) {
      return new Command(
          argv,
          workspace,
          Map.of(
              "ORCHESTRATOR_EVENT", notification.event(),
              "ORCHESTRATOR_PROJECT", notification.project(),
              "ORCHESTRATOR_TITLE", notification.title(),
              "ORCHESTRATOR_MESSAGE", notification.message()),
          limit,
          new CommandInput.FromFile(input),
          new CommandOutput.Capture(OUTPUT_KEPT),
          CommandSession.OWN);
    }
  }

  private static Optional<String> problem(CommandResult result) {
    String said =
        result.errorText().strip().lines().findFirst().map(text -> ": " + text).orElse("");
    return result
        .end()
        .match(
            exited -> problem(exited.status(), said),
            signalled -> Optional.of("it was killed by signal " + signalled.signal()),
            timedOut ->
                Optional.of("it took longer than " + timedOut.limit().toSeconds() + " seconds"),
            cancelled -> Optional.of("it was interrupted"),
            notStarted -> Optional.of("it cannot be started: " + notStarted.reason()),
            talkative -> problem(talkative.status(), said));
  }

  private static Optional<String> problem(int status, String said) {
    return status == 0 ? Optional.empty() : Optional.of("it exited with status " + status + said);
  }

  private String program(NotifySpec.Command command) {
    String program = command.argv().get(0);
    return program.contains("/") ? workspace.resolve(program).normalize().toString() : program;
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(environment.variable("PATH").orElse("").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What the notification's body must not hold where markup is understood. */
  private static String markupFree(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // It is written over the next time.
    }
  }
}
