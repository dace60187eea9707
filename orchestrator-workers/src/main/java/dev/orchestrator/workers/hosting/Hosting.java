package dev.orchestrator.workers.hosting;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.sources.RemoteAddress;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The hosting platforms of repositories. */
public final class Hosting {

  private static final Duration GIT_LIMIT = Duration.ofSeconds(10);
  private static final String GITLAB = "gitlab";

  private final CommandRunner runner;

  /** Runs the platforms' programs by {@code runner}. */
  @Inject
  public Hosting(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * The requests of a repository: on the platform that its entry names, else on the one that the
   * address of {@code origin} tells, else on GitHub.
   */
  public Requests of(PlanRepository repository, CancellationToken cancellation) {
    String platform = repository.platform().toLowerCase(Locale.ROOT);
    boolean onGitLab =
        platform.isBlank()
            ? host(repository.path(), cancellation).contains(GITLAB)
            : platform.contains(GITLAB);
    return new Requests(
        onGitLab ? new GitLab() : new GitHub(), repository.path(), runner, cancellation);
  }

  private String host(Path repository, CancellationToken cancellation) {
    String address =
        runner
            .run(
                HardenedGit.in(repository, GIT_LIMIT).reading("remote", "get-url", "origin"),
                cancellation)
            .outputSoFar()
            .strip();
    return RemoteAddress.of(address).map(RemoteAddress::host).orElse("");
  }
}
