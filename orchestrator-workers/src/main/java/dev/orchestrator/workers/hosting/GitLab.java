package dev.orchestrator.workers.hosting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Merge requests through {@code glab}, as of its version 1.36. */
final class GitLab implements Platform {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+/merge_requests/\\d+");
  private static final String SERVICE = "/api/v4/";

  @Override
  public String program() {
    return "glab";
  }

  /** It takes the text as an argument only. A description of {@code -} would open an editor. */
  @Override
  public List<String> open(NewRequest request, Path text) {
    return List.of(
        "mr",
        "create",
        "--yes",
        "--source-branch",
        request.branch(),
        "--target-branch",
        request.base(),
        "--title",
        request.title(),
        "--description",
        request.text().equals("-") ? "" : request.text());
  }

  /** Of a refusal it tells the address of the service that it asked, which is no page. */
  @Override
  public Optional<String> link(String said) {
    return LINK.matcher(said)
        .results()
        .map(MatchResult::group)
        .filter(address -> !address.contains(SERVICE))
        .findFirst();
  }

  @Override
  public List<String> find(String branch) {
    return List.of("mr", "list", "--source-branch", branch, "--output", "json");
  }
}
