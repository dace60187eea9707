package dev.orchestrator.core.doctor;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Asks every check, those of plugins last. */
public final class Doctor {

  private final List<DoctorCheck> checks;

  /** With the checks of the features and those of plugins. */
  @Inject
  public Doctor(Set<DoctorCheck> builtIn, Extensions<DoctorCheck> contributed) {
    List<DoctorCheck> all = new ArrayList<>(builtIn);
    all.sort(Comparator.comparing(DoctorCheck::name));
    contributed.all().forEach(extension -> all.add(extension.value()));
    this.checks = List.copyOf(all);
  }

  /** A finding and the check it comes from. */
  public record Diagnosis(String check, DoctorFinding finding) {}

  /** Everything that was found. Changes nothing. */
  public List<Diagnosis> examine() {
    return checks.stream()
        .flatMap(check -> findings(check).stream().map(each -> new Diagnosis(check.name(), each)))
        .toList();
  }

  /** What the check of that name found; nothing where there is no such check. */
  public List<Diagnosis> examine(String name) {
    return checks.stream()
        .filter(check -> check.name().equals(name))
        .flatMap(check -> findings(check).stream().map(each -> new Diagnosis(name, each)))
        .toList();
  }

  /** A check that fails has found something, and must not hide what the others find. */
  private static List<DoctorFinding> findings(DoctorCheck check) {
    try {
      return check.examine();
    } catch (OrchestratorException expected) {
      return expected
          .message()
          .lines()
          .map(line -> DoctorFinding.problem(line, expected.hint().orElse("")))
          .toList();
    } catch (RuntimeException bug) {
      return List.of(DoctorFinding.problem("the check itself failed: " + bug, "report it"));
    }
  }
}
