package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.DependencyOrder;
import dev.orchestrator.core.registry.OncePerFolder;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.ScanOptions;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry, and whether the repositories it names are there and sound. */
final class FleetCheck implements DoctorCheck {

  private final Provider<RepositoryRegistry> registry;
  private final Provider<RepositoryScanner> scanner;
  private final Problems problems;

  @Inject
  FleetCheck(
      Provider<RepositoryRegistry> registry,
      Provider<RepositoryScanner> scanner,
      Problems problems) {
    this.registry = registry;
    this.scanner = scanner;
    this.problems = problems;
  }

  @Override
  public String name() {
    return "fleet";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<Repository> repositories = registry.get().all();
    List<DoctorFinding> findings = new ArrayList<>();
    findings.add(
        DoctorFinding.good(
            Counted.of(repositories.size(), "repository is", "repositories are") + " registered"));
    for (Problem warning : problems.warnings()) {
      findings.add(DoctorFinding.warning(warning.describe(), ""));
    }
    findings.addAll(sharedFolders(repositories));
    DependencyOrder.of(repositories, registry.get());
    for (RepositoryStatus status : scanner.get().scan(repositories, ScanOptions.defaults())) {
      finding(status).ifPresent(findings::add);
    }
    return findings;
  }

  private static List<DoctorFinding> sharedFolders(List<Repository> repositories) {
    List<DoctorFinding> findings = new ArrayList<>();
    Map<Path, String> nameByFolder = new HashMap<>();
    for (Repository each : repositories) {
      String other = nameByFolder.putIfAbsent(OncePerFolder.realPath(each.local()), each.name());
      if (other != null) {
        findings.add(
            DoctorFinding.warning(
                "'" + each.name() + "' and '" + other + "' are the same folder, " + each.local(),
                "'orchestrator repo remove " + each.name() + "' takes one of the two entries out"));
      }
    }
    return findings;
  }

  private Optional<DoctorFinding> finding(RepositoryStatus status) {
    String about = "'" + status.name() + "': ";
    String error = about + status.inspection().error().orElse("");
    return switch (status.state()) {
      case MISSING -> Optional.of(DoctorFinding.warning(error, wayBack(status)));
      case ERROR, TIMEOUT -> Optional.of(DoctorFinding.problem(error, remedy(status)));
      case LOCKED ->
          Optional.of(
              DoctorFinding.warning(
                  about + status.place().path() + " has an index.lock",
                  "wait for the git that holds it; when none runs there, remove the file"));
      default -> Optional.empty();
    };
  }

  /** A repository without a remote cannot be cloned, whatever its entry says otherwise. */
  private String wayBack(RepositoryStatus status) {
    boolean cloneable =
        registry
            .get()
            .find(status.name())
            .filter(entry -> !entry.hosting().remote().isBlank())
            .isPresent();
    return cloneable
        ? "'orchestrator sync --clone " + status.name() + "' clones it"
        : "it has no remote to clone from: correct 'local' in config/repos.json, or take the entry"
            + " out with 'orchestrator repo remove "
            + status.name()
            + "'";
  }

  private static String remedy(RepositoryStatus status) {
    return FolderOwners.ofThisUser().isForeign(Path.of(status.place().path()))
        ? "the folder belongs to somebody else; git config --global --add safe.directory PATH lets"
            + " git look into it"
        : "see what git says there: git -C " + status.place().path() + " status";
  }
}
