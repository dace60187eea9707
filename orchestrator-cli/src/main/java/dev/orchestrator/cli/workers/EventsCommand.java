package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.PointInTime;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.store.RunTimelines;
import dev.orchestrator.runs.timeline.Happening;
import dev.orchestrator.runs.timeline.RunFollower;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happened in the runs of the workspace. */
@Command(
    name = EventsCommand.NAME,
    description = {
      "Tell what happened in the runs of this workspace, oldest first. With --json one JSON object",
      "in each line, for other programs; with --follow as it happens."
    })
public final class EventsCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "events";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final long PAUSE_MILLIS = 300;

  private final Provider<RunTimelines> timelines;
  private final Provider<JsonCodec> codec;
  private final CancellationToken cancellation;
  private final Clock clock;
  private final Output output;

  @Option(
      names = "--since",
      paramLabel = "DURATION|DATE",
      defaultValue = "24h",
      description =
          "Where to begin: 1h ago, a date, or an instant such as 2026-11-22T10:00:00Z. Default:"
              + " ${DEFAULT-VALUE}.")
  private String since = "24h";

  @Option(names = "--project", paramLabel = "PROJECT", description = "Only the run of this name.")
  private Optional<String> project = Optional.empty();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what happens from now on, until interrupted.")
  private boolean follow;

  EventsCommand(
      Provider<RunTimelines> timelines,
      Provider<JsonCodec> codec,
      CancellationToken cancellation,
      Clock clock,
      Output output) {
    this.timelines = timelines;
    this.codec = codec;
    this.cancellation = cancellation;
    this.clock = clock;
    this.output = output;
  }

  @Override
  public Integer call() {
    Tail tail = new Tail(PointInTime.parse(since, clock.instant()));
    tail.print();
    while (follow && !cancellation.isCancelled()) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        break;
      }
      tail.print();
    }
    return cancellation.isCancelled() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
  }

  /** What was not told yet. */
  private final class Tail {
    private final Instant begin;
    private final Map<String, RunFollower> followers = new LinkedHashMap<>();
    private final Map<String, Integer> told = new LinkedHashMap<>();

    Tail(Instant begin) {
      this.begin = begin;
    }

    void print() {
      timelines.get().projects().stream()
          .filter(name -> project.isEmpty() || project.get().equals(name))
          .forEach(name -> followers.computeIfAbsent(name, timelines.get()::follow));
      List<Line> lines = new ArrayList<>();
      followers.forEach((name, follower) -> lines.addAll(news(name, follower)));
      lines.stream().sorted(Comparator.comparing(Line::at)).forEach(EventsCommand.this::tell);
      output.out().flush();
    }

    private List<Line> news(String name, RunFollower follower) {
      List<Happening> all = follower.look().happenings();
      int known = told.getOrDefault(name, 0);
      told.put(name, all.size());
      return all.subList(known, all.size()).stream()
          .filter(each -> !each.at().isBefore(begin))
          .map(each -> Line.of(name, each))
          .toList();
    }
  }

  private void tell(Line line) {
    if (output.json()) {
      output.out().println(codec.get().line(line));
      return;
    }
    Style style = output.style();
    String subject = line.issue().map(number -> " #" + number).orElse("");
    String text = PlainText.visible(line.message());
    String painted =
        switch (line.tone()) {
          case "good" -> style.good(text);
          case "warning" -> style.warning(text);
          case "bad" -> style.bad(text);
          default -> text;
        };
    output
        .out()
        .println(
            style.faint(TIME.format(line.at().atZone(ZoneId.systemDefault())))
                + "  "
                + style.strong(PlainText.visible(line.project()) + subject)
                + "  "
                + painted);
  }

  private record Line(
      int schemaVersion,
      String project,
      long seq,
      Instant at,
      String type,
      String tone,
      Optional<Integer> issue,
      Optional<String> stage,
      Optional<Integer> worker,
      Optional<String> attempt,
      String message) {

    static Line of(String project, Happening each) {
      return new Line(
          1,
          project,
          each.seq(),
          each.at(),
          each.type(),
          each.tone().toString(),
          each.issue(),
          each.stage(),
          each.worker(),
          each.attempt(),
          each.message());
    }
  }
}
