package dev.orchestrator.cli.doctor;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.doctor.Doctor;
import dev.orchestrator.core.doctor.Doctor.Diagnosis;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.spi.DoctorFinding.Repair;
import dev.orchestrator.core.spi.DoctorFinding.Severity;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.core.text.PlainText;
import jakarta.inject.Provider;
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
    footer = {"", "Exit status 1 when a problem is left."})
public final class DoctorCommand implements Callable<Integer> {

  private final Provider<Doctor> doctor;
  private final Output output;

  @Option(names = "--fix", description = "Mend what can be mended without losing anything.")
  private boolean fix;

  DoctorCommand(Provider<Doctor> doctor, Output output) {
    this.doctor = doctor;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Row> rows = doctor.get().examine().stream().map(this::row).toList();
    if (output.json()) {
      output.document(new Document(1, rows));
    } else {
      rows.forEach(this::print);
      output.out().println(summary(rows));
    }
    return rows.stream().anyMatch(Row::isLeft) ? ExitStatus.FAILED : ExitStatus.DONE;
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
