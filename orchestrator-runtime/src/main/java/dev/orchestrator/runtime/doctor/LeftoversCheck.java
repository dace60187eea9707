package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.spi.DoctorCheck;
import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.status.RepositoryLocks;
import dev.orchestrator.git.sync.LeftoverClone;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What programs that were killed left in and beside the repositories. */
final class LeftoversCheck implements DoctorCheck {

  /** Git holds a lock for as long as it writes; hardly any write takes that long. */
  private static final Duration USUAL = Duration.ofMinutes(10);

  private final Provider<RepositoryRegistry> registry;
  private final Clock clock;

  @Inject
  LeftoversCheck(Provider<RepositoryRegistry> registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "leftovers";
  }

  @Override
  public List<DoctorFinding> examine() {
    List<Repository> repositories = registry.get().all();
    List<DoctorFinding> findings = new ArrayList<>();
    LeftoverClone.of(repositories).forEach(each -> findings.add(clone(each)));
    for (Repository each : repositories) {
      for (Path lock : RepositoryLocks.of(each.local())) {
        lock(each, lock).ifPresent(findings::add);
      }
    }
    return findings.isEmpty() ? List.of(DoctorFinding.good("nothing was left behind")) : findings;
  }

  private static DoctorFinding clone(LeftoverClone leftover) {
    return DoctorFinding.warning(
            leftover.folder() + " is left of a clone that was killed",
            "nobody needs it; 'orchestrator doctor --fix' deletes it")
        .mendedBy(
            () -> {
              leftover.delete();
              return "deleted " + leftover.folder();
            });
  }

  /** Whose git still runs nobody can tell for sure, so that removing it is left to the user. */
  private Optional<DoctorFinding> lock(Repository repository, Path lock) {
    try {
      Instant made = Files.getLastModifiedTime(lock).toInstant();
      Duration age = Duration.between(made, clock.instant());
      return age.compareTo(USUAL) < 0
          ? Optional.empty()
          : Optional.of(
              DoctorFinding.warning(
                  "'%s': %s is %s old".formatted(repository.name(), lock, Durations.format(age)),
                  "a git that was killed left it; when none runs there, remove the file"));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
