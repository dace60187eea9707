package dev.orchestrator.cli.doctor;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.doctor.Doctor;
import dev.orchestrator.core.doctor.Doctor.Diagnosis;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.spi.DoctorFinding.Repair;
import dev.orchestrator.core.spi.DoctorFinding.Severity;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runtime.Orchestrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Examines the workspace and the machine. */
@Command(
    name = "doctor",
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

  private final Session session;
  private final HostEnvironment environment;
  private final Output output;

  @Option(names = "--fix", description = "Mend what can be mended without losing anything.")
  private boolean fix;

  DoctorCommand(Session session, HostEnvironment environment, Output output) {
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
    List<Row> rows = session.service(Doctor.class).examine().stream().map(this::row).toList();
    tell(rows);
    return rows.stream().anyMatch(Row::isLeft) ? ExitStatus.FAILED : ExitStatus.DONE;
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
  private List<Row> ofTheMachine(OrchestratorException noWorkspace) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(
        new Diagnosis(
            "workspace",
            DoctorFinding.problem(noWorkspace.message(), noWorkspace.hint().orElse(""))));
    try (Orchestrator here = session.open(new Workspace(environment.currentFolder()))) {
      found.addAll(here.service(Doctor.class).examine("tools"));
    }
    return found.stream().map(this::row).toList();
  }

  private void tell(List<Row> rows) {
    if (output.json()) {
      output.document(new Document(1, rows));
    } else {
      rows.forEach(this::print);
      output.out().println(summary(rows));
    }
  }

  private Row row(Diagnosis diagnosis) {
    DoctorFinding finding = diagnosis.finding();
    return new Row(
        diagnosis.check(),
        finding.severity(),
        finding.message(),
        finding.remedy(),
        finding.repair().isPresent(),
        fix ? finding.repair().flatMap(this::mend) : Optional.empty());
  }

  private Optional<String> mend(Repair repair) {
    try {
      return Optional.of(repair.mend());
    } catch (Exception failed) {
      output.remark("warning: could not be mended: " + failed.getMessage());
      return Optional.empty();
    }
  }

  private void print(Row row) {
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
    if (row.mended().isEmpty()) {
      row.remedy().ifPresent(text -> output.out().println("        " + PlainText.visible(text)));
    }
  }

  private static String summary(List<Row> rows) {
    long left = rows.stream().filter(Row::isLeft).count();
    long warnings = rows.stream().filter(row -> row.severity() == Severity.WARNING).count();
    long fixable = rows.stream().filter(row -> row.fixable() && row.mended().isEmpty()).count();
    String hint = fixable == 0 ? "" : "; --fix mends " + fixable;
    return Counted.of(left, "problem") + ", " + Counted.of(warnings, "warning") + hint;
  }

  private record Document(int schemaVersion, List<Row> findings) {}

  private record Row(
      String check,
      Severity severity,
      String message,
      Optional<String> remedy,
      boolean fixable,
      Optional<String> mended) {

    boolean isLeft() {
      return severity == Severity.PROBLEM && mended.isEmpty();
    }
  }
}
