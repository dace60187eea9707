package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.runs.plan.PlanReader;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The issue plans, read as the supervisor reads them: repositories they name included. */
final class PlansCheck implements DoctorCheck {

  private final Workspace workspace;
  private final HostEnvironment environment;
  private final Provider<RepositoryRegistry> registry;

  @Inject
  PlansCheck(
      Workspace workspace, HostEnvironment environment, Provider<RepositoryRegistry> registry) {
    this.workspace = workspace;
    this.environment = environment;
    this.registry = registry;
  }

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<DoctorFinding> findings = new ArrayList<>();
    for (Path plan : plans()) {
      findings.addAll(examine(plan));
    }
    return findings;
  }

  private List<DoctorFinding> examine(Path plan) {
    Problems problems = new Problems();
    List<DoctorFinding> findings = new ArrayList<>();
    try {
      int issues =
          new PlanReader(environment)
              .read(plan, workspace, registry.get(), problems)
              .issues()
              .size();
      findings.add(DoctorFinding.good(plan.getFileName() + ": " + issues + " issues"));
    } catch (OrchestratorException wrong) {
      wrong
          .message()
          .lines()
          .forEach(line -> findings.add(DoctorFinding.problem(line, "mend the plan")));
    }
    for (Problem warning : problems.warnings()) {
      findings.add(DoctorFinding.warning(warning.describe(), ""));
    }
    return findings;
  }

  private List<Path> plans() {
    try (Stream<Path> files = Files.list(workspace.config())) {
      return files.filter(file -> file.toString().endsWith("-issues.json")).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
