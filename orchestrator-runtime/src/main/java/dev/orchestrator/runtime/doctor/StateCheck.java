package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.workspace.Workspace;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the state folder that can be made again. */
final class StateCheck implements DoctorCheck {

  private static final Map<String, String> MADE_BY =
      Map.of(
          "repo-status.json", "scan",
          "build-results.json", "build-all",
          "test-results.json", "test-all");

  private final Workspace workspace;
  private final JsonCodec codec;

  @Inject
  StateCheck(Workspace workspace, JsonCodec codec) {
    this.workspace = workspace;
    this.codec = codec;
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<DoctorFinding> broken =
        Stream.of("repo-status.json", "build-results.json", "test-results.json")
            .map(workspace.state()::resolve)
            .filter(Files::exists)
            .flatMap(file -> broken(file).stream())
            .toList();
    List<DoctorFinding> findings = new ArrayList<>(broken);
    unwritable(workspace.state()).ifPresent(findings::add);
    return findings.isEmpty() ? List.of(DoctorFinding.good("nothing is broken")) : findings;
  }

  /** Where there is no folder yet, the one it would be made in counts. */
  private static Optional<DoctorFinding> unwritable(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.isWritable(there)
        ? Optional.empty()
        : Optional.of(
            DoctorFinding.problem(
                there + " cannot be written to",
                "make it writable for you; without it nothing can be scanned, built or run"));
  }

  private Optional<DoctorFinding> broken(Path file) {
    try {
      codec.readList(RegularFile.text(file), Object.class);
      return Optional.empty();
    } catch (IOException notAList) {
      String command = "'orchestrator " + MADE_BY.get(file.getFileName().toString()) + "'";
      return Optional.of(
          DoctorFinding.problem(
                  file + " cannot be read", command + " makes it again once it is out of the way")
              .mendedBy(() -> moveAside(file)));
    }
  }

  private static String moveAside(Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    Files.move(file, aside, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return "moved to " + aside;
  }
}
