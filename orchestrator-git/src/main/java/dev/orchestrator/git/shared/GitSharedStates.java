package dev.orchestrator.git.shared;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitRunner;
import dev.orchestrator.git.worktree.GitFolders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks git for settings and references, and reads the few files it has no question for. */
final class GitSharedStates implements SharedStates {

  /** What lies beyond is put together: a repository may have a hundred thousand tags. */
  private static final int SINGLE_REFERENCES = 2000;

  private static final List<String> REFERENCES =
      List.of("refs/heads", "refs/orchestrator/preserved", "refs/replace", "refs/tags");

  private final GitRunner git;

  @Inject
  GitSharedStates(CommandRunner runner) {
    this.git = new GitRunner(runner);
  }

  @Override
  public SharedReading read(Path repository, CancellationToken cancellation) {
    Optional<Path> common = GitFolders.commonDirectory(repository);
    if (common.isEmpty()) {
      return new SharedReading.Unknown("there is no repository in " + repository);
    }
    try {
      return new SharedReading.Known(
          new SharedState(
              settings(repository, common.get(), cancellation),
              references(repository, cancellation),
              stash(repository, cancellation),
              SharedFiles.of(common.get())));
    } catch (IOException unreadable) {
      return new SharedReading.Unknown(FileTrouble.words(unreadable));
    }
  }

  private Map<String, String> settings(Path repository, Path common, CancellationToken cancellation)
      throws IOException {
    String file = common.resolve("config").toString();
    String listed =
        text(
            repository,
            cancellation,
            List.of("config", "--file", file, "--includes", "--list", "-z"));
    Map<String, String> settings = new LinkedHashMap<>();
    for (String entry : listed.split("\0", -1)) {
      if (!entry.isEmpty()) {
        int end = entry.indexOf('\n');
        String key = end < 0 ? entry : entry.substring(0, end);
        String value = end < 0 ? "" : withoutSecrets(entry.substring(end + 1));
        settings.merge(key, value, (one, other) -> one + ", " + other);
      }
    }
    return settings;
  }

  /** Equal for equal secrets, and yet none. */
  private static String withoutSecrets(String value) {
    String redacted = Secrets.redact(value);
    return redacted.equals(value) ? value : redacted + " (" + SharedFiles.digest(value) + ")";
  }

  private Map<String, String> references(Path repository, CancellationToken cancellation)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("for-each-ref", "--format=%(objectname) %(refname)", "--"));
    arguments.addAll(REFERENCES);
    List<String> lines = text(repository, cancellation, arguments).lines().toList();
    Map<String, String> references = new LinkedHashMap<>();
    lines.stream()
        .limit(SINGLE_REFERENCES)
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              references.put(line.substring(space + 1), line.substring(0, space));
            });
    List<String> further = lines.subList(references.size(), lines.size());
    if (!further.isEmpty()) {
      String all = String.join("\n", further);
      references.put("refs/ (" + further.size() + " further ones)", SharedFiles.digest(all));
    }
    return references;
  }

  private List<String> stash(Path repository, CancellationToken cancellation) throws IOException {
    String listed =
        text(
            repository,
            cancellation,
            List.of("for-each-ref", "--format=%(objectname)", "refs/stash"));
    if (listed.isBlank()) {
      return List.of();
    }
    return text(
            repository,
            cancellation,
            List.of(
                "log", "--walk-reflogs", "--no-show-signature", "--format=%H", "refs/stash", "--"))
        .lines()
        .toList();
  }

  private String text(Path repository, CancellationToken cancellation, List<String> arguments)
      throws IOException {
    CommandResult result = git.read(repository, cancellation, arguments);
    if (!result.isSuccess()) {
      throw new IOException(GitRunner.complaint(result));
    }
    return result.outputText();
  }
}
