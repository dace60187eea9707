package dev.orchestrator.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GitHub, through its {@code gh}. Every value is joined to its option, and so never is one. */
final class GitHubTracker implements Tracker {

  static final String NAME = "github";
  static final String PROGRAM = "gh";
  static final String INSTALLATION =
      "install the GitHub CLI (https://cli.github.com) and log in with 'gh auth login'";

  private static final String HOST = "github.com";
  private static final String FIELDS = "--json=number,title,body,state";

  private final TrackerProgram program;

  GitHubTracker(TrackerProgram program) {
    this.program = program;
  }

  @Override
  public List<TrackedIssue> open(String repository, Optional<String> label) {
    return list(repository, "open", label);
  }

  @Override
  public List<TrackedIssue> all(String repository) {
    return list(repository, "all", Optional.empty());
  }

  private List<TrackedIssue> list(String repository, String state, Optional<String> label) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "issue",
                "list",
                "--repo=" + repository,
                "--state=" + state,
                "--limit=1000",
                FIELDS));
    label.ifPresent(name -> arguments.add("--label=" + name));
    List<TrackedIssue> issues = new ArrayList<>();
    program.json(arguments).forEach(node -> issues.add(issue(node)));
    return issues;
  }

  @Override
  public TrackedIssue issue(String repository, int number) {
    return issue(
        program.json(
            List.of("issue", "view", Integer.toString(number), "--repo=" + repository, FIELDS)));
  }

  @Override
  public void comment(String repository, int number, String text) {
    program.run(
        List.of(
            "issue",
            "comment",
            Integer.toString(number),
            "--repo=" + repository,
            "--body=" + text));
  }

  @Override
  public void describe(String repository, int number, String body) {
    program.run(
        List.of("issue", "edit", Integer.toString(number), "--repo=" + repository, "--body-file=-"),
        body);
  }

  @Override
  public Optional<String> nameOf(RemoteAddress address) {
    boolean itsOwn = address.path().indexOf('/') == address.path().lastIndexOf('/');
    if (!itsOwn || address.host().contains(GitLabTracker.NAME)) {
      return Optional.empty();
    }
    return Optional.of(
        address.host().equals(HOST) ? address.path() : address.host() + "/" + address.path());
  }

  @Override
  public String pathOf(String name) {
    return name.replaceFirst("^.*/([^/]+/[^/]+)$", "$1");
  }

  private static TrackedIssue issue(JsonNode node) {
    return new TrackedIssue(
        node.path("number").asInt(),
        node.path("title").asText(""),
        node.path("body").asText(""),
        node.path("state").asText("OPEN").equalsIgnoreCase("open"));
  }
}
