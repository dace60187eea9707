package dev.orchestrator.sources;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a repository is on a server, as the address tells that git fetches it from.
 *
 * @param host in lower case, without a port
 * @param path with its groups or its owner, without {@code .git}
 */
public record RemoteAddress(String host, String path) {

  private static final Pattern URL =
      Pattern.compile("(?i)(?:https?|ssh|git)://(?:[^/@]*@)?([a-z0-9][a-z0-9.-]*)(?::\\d+)?/(.+)");
  private static final Pattern SHORT =
      Pattern.compile("(?i)(?:[^/@:]+@)?([a-z0-9][a-z0-9.-]*):(?!//)(.+)");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_.][A-Za-z0-9._-]*)+");

  /** Hosts that serve SSH where only the port of the web is open. */
  private static final Map<String, String> ALIASES =
      Map.of("ssh.github.com", "github.com", "altssh.gitlab.com", "gitlab.com");

  /** What an address says; empty for a folder, and for what is no address. */
  public static Optional<RemoteAddress> of(String remote) {
    return Stream.of(URL, SHORT)
        .map(form -> form.matcher(remote.strip()))
        .filter(Matcher::matches)
        .findFirst()
        .map(RemoteAddress::of)
        .filter(address -> PATH.matcher(address.path()).matches());
  }

  private static RemoteAddress of(Matcher address) {
    String host = address.group(1).toLowerCase(Locale.ROOT);
    String path = address.group(2).replaceFirst("^/+", "").replaceFirst("/+$", "");
    return new RemoteAddress(
        ALIASES.getOrDefault(host, host), path.replaceFirst("(?:\\.git)?$", ""));
  }
}
