package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every configuration file against its published schema. */
final class ConfigurationCheck implements DoctorCheck {

  private final Workspace workspace;

  @Inject
  ConfigurationCheck(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<DoctorFinding> findings = new ArrayList<>();
    for (Path file : files()) {
      List<DoctorFinding> wrong =
          ConfigurationSchema.of(file).stream()
              .flatMap(schema -> schema.violations(file).stream())
              .map(text -> DoctorFinding.problem(text, "mend the file; its $schema describes it"))
              .toList();
      findings.addAll(wrong.isEmpty() ? List.of(good(file)) : wrong);
    }
    return findings;
  }

  private DoctorFinding good(Path file) {
    return DoctorFinding.good(workspace.root().relativize(file).toString());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(workspace.config())) {
      return files.filter(file -> ConfigurationSchema.of(file).isPresent()).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
