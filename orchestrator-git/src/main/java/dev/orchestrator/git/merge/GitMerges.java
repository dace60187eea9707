package dev.orchestrator.git.merge;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens merges by {@code git merge-tree}. */
final class GitMerges implements Merges {

  private static final int ANSWERS = 3;

  private static final Pattern PERSON = Pattern.compile("(.+) <([^>]*)> \\d+ [+-]\\d+");

  private final CommandRunner runner;

  @Inject
  GitMerges(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public MergeSession open(Path repository, String attributesOf, CancellationToken cancellation) {
    MergeGit there = MergeGit.in(repository, runner, cancellation);
    SharedStore store = store(there, repository);
    try {
      return open(there, Scratch.over(store), CommitIds.require(attributesOf));
    } catch (IOException noRoom) {
      throw new OrchestratorException(
          MERGE_FAILED, "cannot prepare a merge: " + FileTrouble.words(noRoom), null, noRoom);
    }
  }

  @Override
  public Identity identity(Path repository, Instant at, CancellationToken cancellation) {
    String said =
        MergeGit.in(repository, runner, cancellation)
            .run("var", "GIT_COMMITTER_IDENT")
            .outputSoFar();
    Matcher person = PERSON.matcher(said.strip());
    return person.matches()
        ? new Identity(person.group(1), person.group(2), at)
        : Identity.orchestrator(at);
  }

  private static MergeSession open(MergeGit there, Scratch scratch, String attributesOf)
      throws IOException {
    MergeGit git = there.in(scratch);
    boolean opened = false;
    try {
      CommittedAttributes.write(git, attributesOf, scratch.workTree());
      MergeSession session = new ScratchMergeSession(git, scratch, asksForSignature(git));
      opened = true;
      return session;
    } finally {
      if (!opened) {
        scratch.close();
      }
    }
  }

  private static boolean asksForSignature(MergeGit git) {
    return git.run("config", "--type=bool", "--get", "commit.gpgsign")
        .outputSoFar()
        .strip()
        .equals("true");
  }

  private static SharedStore store(MergeGit there, Path repository) {
    List<String> answers =
        there
            .output(
                "rev-parse",
                "--show-object-format",
                "--path-format=absolute",
                "--git-path",
                "objects",
                "--git-path",
                "shallow")
            .lines()
            .toList();
    if (answers.size() != ANSWERS) {
      throw new OrchestratorException(
          MERGE_FAILED, "git does not say where the objects of " + repository + " are", null);
    }
    CommandResult sharing = there.run("config", "--get", "core.sharedRepository");
    return new SharedStore(
        Path.of(answers.get(1)),
        Path.of(answers.get(2)),
        answers.get(0),
        sharing.outputSoFar().strip());
  }
}
