package dev.orchestrator.git.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The remotes of a repository and which branch follows which, from {@code git config -z}.
 *
 * @param urls by name of the remote
 * @param refspecs by name of the remote
 * @param remoteOfBranch by name of the branch
 * @param sshCommand what the configuration sets instead of {@code ssh}
 */
record RemoteConfiguration(
    Map<String, String> urls,
    Map<String, List<String>> refspecs,
    Map<String, String> remoteOfBranch,
    Optional<String> sshCommand) {

  static final String PATTERN =
      "^(remote\\..*\\.(url|fetch)|branch\\..*\\.remote|core\\.sshcommand)$";

  static RemoteConfiguration parse(String output) {
    Map<String, String> urls = new LinkedHashMap<>();
    Map<String, List<String>> refspecs = new HashMap<>();
    Map<String, String> branches = new HashMap<>();
    Optional<String> ssh = Optional.empty();
    for (String entry : output.split("\0")) {
      int end = Math.max(0, entry.indexOf('\n'));
      String key = entry.substring(0, end);
      String value = entry.substring(Math.min(entry.length(), end + 1));
      if (key.equals("core.sshcommand")) {
        ssh = Optional.of(value);
      } else if (key.startsWith("branch.")) {
        branches.put(middle(key), value);
      } else if (key.endsWith(".url")) {
        urls.putIfAbsent(middle(key), value);
      } else if (key.endsWith(".fetch")) {
        refspecs.computeIfAbsent(middle(key), unused -> new ArrayList<>()).add(value);
      }
    }
    return new RemoteConfiguration(urls, refspecs, branches, ssh);
  }

  private static String middle(String key) {
    return key.substring(key.indexOf('.') + 1, key.lastIndexOf('.'));
  }

  /** The remote to fetch from when this branch is checked out. */
  Optional<String> forBranch(String branch) {
    return Optional.ofNullable(remoteOfBranch.get(branch))
        .filter(urls::containsKey)
        .or(() -> Optional.of("origin").filter(urls::containsKey))
        .or(() -> urls.keySet().stream().findFirst());
  }

  /** Whether pruning can only touch copies of the remote's branches and never a branch of ours. */
  boolean canPrune(String remote) {
    return refspecs.getOrDefault(remote, List.of()).stream()
        .map(refspec -> refspec.substring(refspec.indexOf(':') + 1))
        .allMatch(target -> target.startsWith("refs/remotes/"));
  }

  String url(String remote) {
    return urls.getOrDefault(remote, "");
  }
}
