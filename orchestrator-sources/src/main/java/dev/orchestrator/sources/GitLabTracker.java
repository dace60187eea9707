package dev.orchestrator.sources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.core.json.JsonCodec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitLab, through its {@code glab}. An issue's number is the one inside its project. */
final class GitLabTracker implements Tracker {

  static final String NAME = "gitlab";
  static final String PROGRAM = "glab";
  static final String INSTALLATION =
      "install the GitLab CLI (https://docs.gitlab.com/cli) and log in with 'glab auth login'";

  private static final String HOST = "gitlab.com";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;

  private final TrackerProgram program;

  GitLabTracker(TrackerProgram program) {
    this.program = program;
  }

  @Override
  public List<TrackedIssue> open(String repository, Optional<String> label) {
    return list(repository, label.map(name -> "--label=" + name));
  }

  @Override
  public List<TrackedIssue> all(String repository) {
    return list(repository, Optional.of("--all"));
  }

  private List<TrackedIssue> list(String repository, Optional<String> filter) {
    List<TrackedIssue> issues = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode found = program.json(arguments(repository, filter, page));
      found.forEach(node -> issues.add(issue(node)));
      if (found.size() < PAGE) {
        break;
      }
    }
    return issues;
  }

  private static List<String> arguments(String repository, Optional<String> filter, int page) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "issue",
                "list",
                "--repo=" + repository,
                "--output=json",
                "--per-page=" + PAGE,
                "--page=" + page));
    filter.ifPresent(arguments::add);
    return arguments;
  }

  @Override
  public TrackedIssue issue(String repository, int number) {
    return issue(view(repository, number));
  }

  private JsonNode view(String repository, int number) {
    return program.json(
        List.of(
            "issue", "view", Integer.toString(number), "--repo=" + repository, "--output=json"));
  }

  @Override
  public void comment(String repository, int number, String text) {
    program.run(
        List.of(
            "issue",
            "note",
            Integer.toString(number),
            "--repo=" + repository,
            "--message=" + text));
  }

  /**
   * Through the service itself, for the program takes a text only as an argument, which must not be
   * long. The issue says where it is: without a repository, {@code api} would guess the host.
   */
  @Override
  public void describe(String repository, int number, String body) {
    JsonNode issue = view(repository, number);
    URI page = URI.create(issue.path("web_url").asText());
    program.run(
        List.of(
            "api",
            "projects/%d/issues/%d".formatted(issue.path("project_id").asLong(), number),
            "--hostname=" + page.getAuthority(),
            "--method=PUT",
            "--header=Content-Type: application/json",
            "--input=-"),
        new JsonCodec().line(Map.of("description", body)));
  }

  @Override
  public Optional<String> nameOf(RemoteAddress address) {
    if (address.host().contains(GitHubTracker.NAME)) {
      return Optional.empty();
    }
    return Optional.of(
        address.host().equals(HOST)
            ? address.path()
            : "https://" + address.host() + "/" + address.path());
  }

  @Override
  public String pathOf(String name) {
    return RemoteAddress.of(name).map(RemoteAddress::path).orElse(name);
  }

  private static TrackedIssue issue(JsonNode node) {
    return new TrackedIssue(
        node.path("iid").asInt(),
        node.path("title").asText(""),
        node.path("description").asText(""),
        node.path("state").asText("opened").equals("opened"));
  }
}
