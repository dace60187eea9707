package dev.orchestrator.cli.report;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.PointInTime;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runtime.report.ReportStatus;
import dev.orchestrator.runtime.report.StatusReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the status report. */
@Command(
    name = ReportCommand.NAME,
    description = {
      "Report how the repositories and the work in them stand: what needs attention, activity,"
          + " tasks,",
      "builds and tests, runs, blockers. Made from state/, the tasks and the runs as they are;",
      "'orchestrator scan' refreshes what it says about repositories. With a selection, of those",
      "repositories and the tasks that name them; runs are told as a whole."
    })
public final class ReportCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "report";

  /** The file named on the command line cannot be written. */
  static final ErrorCode REPORT_NOT_WRITTEN = ErrorCode.environment("REPORT_NOT_WRITTEN");

  private final UseCases useCases;
  private final HostEnvironment environment;
  private final Clock clock;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  @Option(
      names = "--since",
      paramLabel = "DURATION|DATE",
      defaultValue = "7d",
      description =
          "Where the period begins: 7d ago, today, week, month, or a date such as 2026-11-15."
              + " Default: 7d.")
  private String since = "7d";

  @Option(names = "--html", description = "One HTML file with charts, complete in itself.")
  private boolean html;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  private @Nullable Path file;

  ReportCommand(UseCases useCases, HostEnvironment environment, Clock clock, Output output) {
    this.useCases = useCases;
    this.environment = environment;
    this.clock = clock;
    this.output = output;
  }

  @Override
  public Integer call() {
    Instant begin = PointInTime.parse(since, clock.instant());
    StatusReport report =
        useCases.ask(ReportStatus.class, new ReportStatus.Request(repositories.query(), begin));
    String text = text(report);
    Optional.ofNullable(file).ifPresentOrElse(target -> write(target, text), () -> print(text));
    return ExitStatus.DONE;
  }

  private String text(StatusReport report) {
    if (output.json()) {
      return new JsonCodec().pretty(report) + "\n";
    }
    return html
        ? new HtmlReport(report).text()
        : ReportTemplate.of("report.md", ReportCommand::cell)
            .render(new ReportValues(report).all());
  }

  /** One line, and no column of a table more than there are. */
  private static String cell(String value) {
    return PlainText.visible(value.replaceAll("\\R", " ")).replace("|", "\\|").replace("<", "&lt;");
  }

  private void print(String text) {
    output.out().print(text);
    output.out().flush();
  }

  private void write(Path target, String text) {
    Path place = environment.currentFolder().resolve(target);
    try {
      AtomicFile.write(place, text);
      output.remark("written: " + place);
    } catch (IOException failed) {
      throw new OrchestratorException(
          REPORT_NOT_WRITTEN,
          "cannot write " + place + ": " + FileTrouble.words(failed),
          "choose another place with --file",
          failed);
    }
  }
}
