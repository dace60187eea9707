package dev.orchestrator.workers.landing;

import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandEnd;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.git.command.GitComplaint;
import dev.orchestrator.runs.landing.plan.BranchFacts;
import dev.orchestrator.runs.landing.record.LandingEvent.Taken;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.PlanRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pushes branches and opens pull requests for them, through the program of the hosting platform,
 * which knows the user's login. Titles and texts are data: an argument of their own, or a file.
 */
final class PullRequests {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final LandingContext landing;
  private final PlanRepository repository;
  private final CommandRunner runner;
  private final Remotes remotes;

  PullRequests(
      LandingContext landing, PlanRepository repository, CommandRunner runner, Remotes remotes) {
    this.landing = landing;
    this.repository = repository;
    this.runner = runner;
    this.remotes = remotes;
  }

  /** A request to be opened. */
  private record Wanted(String branch, String commit, String base, String title, String text) {}

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
        done.branch().orElse(target.branch()),
        done.after(),
        target.branch(),
        landing.request().plan().project() + ": " + numbers,
        text + verified());
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
    return new Wanted(branch.branch(), branch.tip(), base, branch.title(), text + verified());
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
    CommandResult result = runner.run(command(wanted), landing.cancellation());
    String said = result.outputSoFar() + "\n" + result.errorText();
    Optional<String> address =
        said.lines()
            .flatMap(line -> List.of(line.split("\\s+")).stream())
            .filter(word -> word.startsWith("https://") || word.startsWith("http://"))
            .findFirst();
    if (result.isSuccess() || said.contains("already exists")) {
      opened.add(address.orElse(wanted.branch()));
      return Optional.empty();
    }
    return Optional.of("no pull request for " + wanted.branch() + ": " + why(result));
  }

  private String why(CommandResult result) {
    String program = program();
    if (result.end() instanceof CommandEnd.NotStarted) {
      return "the program " + program + " was not found; install it, or push by hand";
    }
    String said = GitComplaint.of(result.errorText());
    boolean login = said.toLowerCase(Locale.ROOT).matches(".*(auth|log ?in|token|401).*");
    return program + ": " + said + (login ? "; log in with '" + program + " auth login'" : "");
  }

  private Command command(Wanted wanted) {
    List<String> argv = new ArrayList<>();
    if (program().equals("glab")) {
      argv.addAll(List.of("glab", "mr", "create", "--yes", "--source-branch", wanted.branch()));
      argv.addAll(List.of("--target-branch", wanted.base(), "--title", wanted.title()));
      argv.addAll(List.of("--description", wanted.text()));
    } else {
      argv.addAll(List.of("gh", "pr", "create", "--head", wanted.branch()));
      argv.addAll(List.of("--base", wanted.base(), "--title", wanted.title()));
      argv.addAll(List.of("--body-file", bodyFile(wanted).toString()));
    }
    return Command.capturing(argv, repository.path(), LIMIT);
  }

  private Path bodyFile(Wanted wanted) {
    try {
      Path file =
          Files.createDirectories(landing.logs())
              .resolve("request-" + wanted.branch().replaceAll("[^A-Za-z0-9_-]", "-") + ".md");
      return Files.writeString(file, wanted.text());
    } catch (IOException full) {
      throw remotes.unmoved(repository.path(), full.toString());
    }
  }

  private String program() {
    return repository.platform().toLowerCase(Locale.ROOT).contains("gitlab") ? "glab" : "gh";
  }
}
