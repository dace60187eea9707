package dev.orchestrator.workers.landing;

import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.workers.hosting.NewRequest;
import dev.orchestrator.workers.hosting.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pushes branches and opens pull requests for them, through the program of the hosting platform,
 * which knows the user's login. Titles and texts are data: an argument of their own, or a file.
 */
final class PullRequests {

  private final LandingContext landing;
  private final PlanRepository repository;
  private final Requests requests;
  private final Remotes remotes;

  PullRequests(
      LandingContext landing, PlanRepository repository, Requests requests, Remotes remotes) {
    this.landing = landing;
    this.repository = repository;
    this.requests = requests;
    this.remotes = remotes;
  }

  /** A request to be opened for a commit. */
  private record Wanted(String commit, NewRequest request) {

    String branch() {
      return request.branch();
    }
  }

  /** The same result, with what was opened and what could not be. */
  Taken open(
      LandingTarget target,
      Taken done,
      List<LandedBranch> landed,
      Map<Integer, BranchFacts> facts) {
    List<Wanted> wanted =
        landing.request().asksFor(LandOption.PULL_REQUEST_BATCH)
            ? List.of(batch(target, done, landed))
            : landed.stream().map(branch -> single(target, branch, landed, facts)).toList();
    List<String> opened = new ArrayList<>();
    Optional<String> problem = done.problem();
    for (Wanted each : wanted) {
      Optional<String> trouble = open(each, opened);
      problem = problem.or(() -> trouble);
    }
    String note = opened.isEmpty() ? done.note() : "pull requests: " + String.join(", ", opened);
    return new Taken(
        done.repository(),
        done.target(),
        done.before(),
        done.after(),
        false,
        done.branch(),
        false,
        note,
        problem);
  }

  private Wanted batch(LandingTarget target, Taken done, List<LandedBranch> landed) {
    String numbers =
        landed.stream().map(branch -> "#" + branch.issue()).collect(Collectors.joining(", "));
    String text =
        landed.stream()
            .map(branch -> "- #" + branch.issue() + " " + branch.title() + "\n")
            .collect(Collectors.joining());
    return new Wanted(
        done.after(),
        new NewRequest(
            done.branch().orElse(target.branch()),
            target.branch(),
            landing.request().plan().project() + ": " + numbers,
            text + verified()));
  }

  /** On a stack, the request of a branch is made against the branch below it. */
  private Wanted single(
      LandingTarget target,
      LandedBranch branch,
      List<LandedBranch> landed,
      Map<Integer, BranchFacts> facts) {
    String base =
        landed.stream()
            .filter(other -> contains(facts, branch, other))
            .max(Comparator.comparingInt(other -> depth(facts, other)))
            .map(LandedBranch::branch)
            .orElse(target.branch());
    String description =
        landing.request().plan().issue(branch.issue()).map(Issue::description).orElse("");
    String text = description.isBlank() ? "" : description.strip() + "\n\n";
    return new Wanted(
        branch.tip(), new NewRequest(branch.branch(), base, branch.title(), text + verified()));
  }

  private static boolean contains(
      Map<Integer, BranchFacts> facts, LandedBranch branch, LandedBranch other) {
    return Optional.ofNullable(facts.get(branch.issue()))
        .filter(known -> known.contains().contains(other.issue()))
        .isPresent();
  }

  private static int depth(Map<Integer, BranchFacts> facts, LandedBranch branch) {
    return Optional.ofNullable(facts.get(branch.issue()))
        .map(known -> known.contains().size())
        .orElse(0);
  }

  private String verified() {
    return "Verified together with what lands with it, as " + landing.id() + ".\n";
  }

  private Optional<String> open(Wanted wanted, List<String> opened) {
    Remotes.Push push = remotes.push(repository.path(), wanted.branch(), wanted.commit());
    if (push.failure().isPresent()) {
      return Optional.of(
          "no pull request for " + wanted.branch() + ": not pushed: " + push.failure().get());
    }
    Requests.Opened result = requests.open(wanted.request(), textFile(wanted));
    if (result.problem().isEmpty()) {
      opened.add(result.link().orElse(wanted.branch()));
    }
    return result.problem().map(why -> "no pull request for " + wanted.branch() + ": " + why);
  }

  private Path textFile(Wanted wanted) {
    try {
      Path file =
          Files.createDirectories(landing.logs())
              .resolve("request-" + wanted.branch().replaceAll("[^A-Za-z0-9_-]", "-") + ".md");
      return Files.writeString(file, wanted.request().text());
    } catch (IOException full) {
      throw remotes.unmoved(repository.path(), FileTrouble.words(full));
    }
  }
}
