package dev.orchestrator.workers.hosting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Pull requests through {@code gh}, as of its version 2. */
final class GitHub implements Platform {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+/pull/\\d+");

  @Override
  public String program() {
    return "gh";
  }

  /** A title or branch that looks like an option is the value of the option before it. */
  @Override
  public List<String> open(NewRequest request, Path text) {
    return List.of(
        "pr",
        "create",
        "--head",
        request.branch(),
        "--base",
        request.base(),
        "--title",
        request.title(),
        "--body-file",
        text.toString());
  }

  @Override
  public Optional<String> link(String said) {
    return LINK.matcher(said).results().map(MatchResult::group).findFirst();
  }

  @Override
  public List<String> find(String branch) {
    return List.of("pr", "list", "--head", branch, "--state", "open", "--json", "url");
  }
}
