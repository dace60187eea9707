package dev.orchestrator.git.activity;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.concurrent.ElasticParallelism;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.HardenedGit;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks git what was committed, one process per repository and several at a time. */
public final class CommitActivityReader {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String FIELD = "\u001f";

  private final CommandRunner runner;
  private final CancellationToken cancellation;

  /** Runs git with {@code runner}. */
  @Inject
  public CommitActivityReader(CommandRunner runner, CancellationToken cancellation) {
    this.runner = runner;
    this.cancellation = cancellation;
  }

  /** The activity since {@code since} of those repositories that git could be asked about. */
  public List<CommitActivity> since(Instant since, List<Repository> repositories) {
    if (repositories.isEmpty()) {
      return List.of();
    }
    return ElasticParallelism.forProcesses().map(repositories, each -> read(each, since)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<CommitActivity> read(Repository repository, Instant since) {
    try {
      HardenedGit git = HardenedGit.in(repository.local().toRealPath(), TIMEOUT);
      CommandResult result =
          runner.run(
              git.reading(
                  "log",
                  "--branches",
                  "--remotes",
                  "--no-merges",
                  "--no-show-signature",
                  "--since=" + since.getEpochSecond() + " +0000",
                  "--format=%ct" + FIELD + "%an" + FIELD + "%s",
                  "-z"),
              cancellation);
      return result.isSuccess()
          ? Optional.of(count(repository.name(), result.outputText()))
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private static CommitActivity count(String repository, String log) {
    Map<String, Integer> authors = new TreeMap<>();
    Map<LocalDate, Integer> days = new TreeMap<>();
    List<String> latest = new ArrayList<>();
    int commits = 0;
    for (String entry : log.split("\0")) {
      String[] fields = entry.split(FIELD, 3);
      if (fields.length == 3 && fields[0].matches("\\d{1,12}")) {
        commits++;
        authors.merge(fields[1], 1, Integer::sum);
        days.merge(day(fields[0]), 1, Integer::sum);
        if (latest.size() < CommitActivity.LATEST) {
          latest.add(fields[2]);
        }
      }
    }
    return new CommitActivity(
        repository,
        commits,
        mostFirst(authors),
        Collections.unmodifiableMap(days),
        List.copyOf(latest));
  }

  private static LocalDate day(String seconds) {
    return Instant.ofEpochSecond(Long.parseLong(seconds)).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
