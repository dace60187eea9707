package dev.orchestrator.cli.doctor;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.DoctorFinding.Severity;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.doctor.DoctorDocument;
import dev.orchestrator.runtime.doctor.ExamineWorkspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Examines the workspace and the machine. */
@Command(
    name = DoctorCommand.NAME,
    description = {
      "Check tools, configuration, repositories, tasks and state, and say what is wrong and how",
      "to mend it. Changes nothing without --fix."
    },
    footer = {
      "",
      "Exit status 1 when a problem is left. Outside of a workspace only the tools are checked,",
      "and the exit status is 3."
    })
public final class DoctorCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "doctor";

  private final UseCases useCases;
  private final Session session;
  private final HostEnvironment environment;
  private final Output output;

  @Option(names = "--fix", description = "Mend what can be mended without losing anything.")
  private boolean fix;

  DoctorCommand(UseCases useCases, Session session, HostEnvironment environment, Output output) {
    this.useCases = useCases;
    this.session = session;
    this.environment = environment;
    this.output = output;
  }

  @Override
  public Integer call() {
    Optional<OrchestratorException> homeless = homeless();
    if (homeless.isPresent()) {
      tell(ofTheMachine(homeless.get()));
      return ExitStatus.of(homeless.get().code().kind());
    }
    DoctorDocument found =
        useCases.ask(ExamineWorkspace.class, new ExamineWorkspace.Request(fix, Optional.empty()));
    tell(found);
    return found.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Optional<OrchestratorException> homeless() {
    try {
      session.workspace();
      return Optional.empty();
    } catch (OrchestratorException noWorkspace) {
      return Optional.of(noWorkspace);
    }
  }

  /** Where there is no workspace yet, whether one could be worked with. */
  private DoctorDocument ofTheMachine(OrchestratorException noWorkspace) {
    try (Orchestrator here = session.open(new Workspace(environment.currentFolder()))) {
      return useCases.ask(
          here.service(ExamineWorkspace.class),
          new ExamineWorkspace.Request(fix, Optional.of(noWorkspace)));
    }
  }

  private void tell(DoctorDocument found) {
    if (output.json()) {
      output.document(found.saying(output.commands()::in));
    } else {
      found.findings().forEach(this::print);
      output.out().println(summary(found.findings()));
    }
  }

  private void print(DoctorDocument.Row row) {
    Style style = output.style();
    String mark =
        switch (row.severity()) {
          case GOOD -> style.good("ok      ");
          case WARNING -> style.warning("warning ");
          case PROBLEM -> style.bad("problem ");
        };
    output.out().println(mark + style.faint(row.check() + ": ") + PlainText.visible(row.message()));
    row.mended()
        .ifPresent(done -> output.out().println("        mended: " + PlainText.visible(done)));
    row.notMended()
        .ifPresent(why -> output.remark("warning: could not be mended: " + PlainText.visible(why)));
    if (row.mended().isEmpty()) {
      row.remedy().ifPresent(text -> output.line("        " + PlainText.visible(text)));
    }
  }

  private static String summary(List<DoctorDocument.Row> rows) {
    long left = rows.stream().filter(DoctorDocument.Row::left).count();
    long warnings = rows.stream().filter(row -> row.severity() == Severity.WARNING).count();
    long fixable = rows.stream().filter(row -> row.fixable() && row.mended().isEmpty()).count();
    String hint = fixable == 0 ? "" : "; --fix mends " + fixable;
    return Counted.of(left, "problem") + ", " + Counted.of(warnings, "warning") + hint;
  }
}
