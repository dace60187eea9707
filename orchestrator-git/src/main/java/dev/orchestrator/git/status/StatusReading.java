package dev.orchestrator.git.status;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.git.command.HardenedGit;
import dev.orchestrator.git.object.CommitSubjects;
import dev.orchestrator.git.porcelain.PorcelainStatus;
import java.util.List;
import java.util.Optional;

/** Turns git's answer about one repository into a status. */
final class StatusReading {

  /** As many digits of a commit id as git shows of a small repository's. */
  private static final int SHORT_ID = 7;

  private final CommandRunner runner;
  private final CancellationToken cancellation;
  private final HardenedGit git;

  StatusReading(CommandRunner runner, CancellationToken cancellation, HardenedGit git) {
    this.runner = runner;
    this.cancellation = cancellation;
    this.git = git;
  }

  StatusDraft work(StatusDraft draft, GitDirectory directory, CommandResult result) {
    List<String> warnings = result.errorText().lines().toList();
    Optional<String> unseen =
        warnings.stream().filter(line -> line.contains("could not open directory")).findFirst();
    if (unseen.isPresent()) {
      return draft.failed(unseen.get());
    }
    Optional<PorcelainStatus> answer = PorcelainStatus.parse(result.outputText());
    if (answer.isEmpty()) {
      return draft.failed("git did not say everything that it was asked");
    }
    draft.answered(answer.get(), directory);
    warnings.forEach(draft::noting);
    answer.get().commit().ifPresent(id -> draft.lastCommit(describe(directory, id)));
    return draft;
  }

  StatusDraft bare(StatusDraft draft, GitDirectory directory) {
    CommandResult branch = run("symbolic-ref", "--short", "-q", "HEAD");
    CommandResult commit = run("rev-parse", "--verify", "-q", "HEAD^{commit}");
    boolean unborn = !commit.isSuccess();
    if (unborn && !branch.isSuccess()) {
      return draft.failed(GitComplaint.of(branch.errorText() + commit.errorText()));
    }
    draft.bare(branch.isSuccess() ? branch.outputText().strip() : "", unborn);
    return unborn ? draft : draft.lastCommit(describe(directory, commit.outputText().strip()));
  }

  private String describe(GitDirectory directory, String id) {
    String subject =
        CommitSubjects.read(directory.common().resolve("objects"), id).orElseGet(() -> asked(id));
    return id.substring(0, Math.min(SHORT_ID, id.length())) + " " + subject;
  }

  private String asked(String id) {
    CommandResult log = run("log", "-1", "--no-show-signature", "--format=%s", id, "--");
    return log.isSuccess() ? log.outputText().stripTrailing() : "";
  }

  private CommandResult run(String... arguments) {
    return runner.run(git.reading(arguments), cancellation);
  }
}
