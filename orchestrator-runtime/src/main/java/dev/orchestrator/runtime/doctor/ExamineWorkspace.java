package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.doctor.Doctor;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines a workspace and the machine, and mends what can be mended where that is asked for. */
public final class ExamineWorkspace implements UseCase<ExamineWorkspace.Request, DoctorDocument> {

  private final Doctor doctor;

  /**
   * How far to go.
   *
   * @param fix whether to mend what can be mended without losing anything
   * @param missing why there is no workspace: then only the tools are looked at, to tell whether
   *     one could be worked with
   */
  public record Request(boolean fix, Optional<OrchestratorException> missing) {}

  @Inject
  ExamineWorkspace(Doctor doctor) {
    this.doctor = doctor;
  }

  @Override
  public DoctorDocument run(Request request, RequestContext context) {
    List<Doctor.Diagnosis> found =
        request.missing().map(this::ofTheMachine).orElseGet(() -> doctor.examine());
    return new DoctorDocument(1, found.stream().map(each -> row(each, request.fix())).toList());
  }

  private List<Doctor.Diagnosis> ofTheMachine(OrchestratorException missing) {
    List<Doctor.Diagnosis> found = new ArrayList<>();
    found.add(
        new Doctor.Diagnosis(
            "workspace", DoctorFinding.problem(missing.message(), missing.hint().orElse(""))));
    found.addAll(doctor.examine("tools"));
    return found;
  }

  private static DoctorDocument.Row row(Doctor.Diagnosis diagnosis, boolean fix) {
    DoctorFinding finding = diagnosis.finding();
    DoctorDocument.Row asFound =
        new DoctorDocument.Row(
            diagnosis.check(),
            finding.severity(),
            finding.message(),
            finding.remedy(),
            finding.repair().isPresent(),
            Optional.empty(),
            Optional.empty());
    return fix ? finding.repair().map(repair -> mended(asFound, repair)).orElse(asFound) : asFound;
  }

  /** A repair may be a plugin's: whatever it throws is told, and the others are done. */
  private static DoctorDocument.Row mended(DoctorDocument.Row row, DoctorFinding.Repair repair) {
    Optional<String> done = Optional.empty();
    Optional<String> failure = Optional.empty();
    try {
      done = Optional.of(repair.mend());
    } catch (Exception failed) {
      failure = Optional.of(String.valueOf(failed.getMessage()));
    }
    return new DoctorDocument.Row(
        row.check(), row.severity(), row.message(), row.remedy(), row.fixable(), done, failure);
  }
}
