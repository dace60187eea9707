package dev.orchestrator.exec.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The variables a child starts with: those of this process without what points git at another
 * repository, and with everything that keeps a program from asking questions.
 */
final class ChildEnvironment {

  /**
   * Of git's variables only those say who the user is and how to reach a server; the others, such
   * as GIT_DIR inside a hook, say which repository and would turn a command on the wrong one.
   */
  private static final Set<String> KEPT =
      Set.of(
          "GIT_ALLOW_PROTOCOL",
          "GIT_AUTHOR_EMAIL",
          "GIT_AUTHOR_NAME",
          "GIT_CEILING_DIRECTORIES",
          "GIT_COMMITTER_EMAIL",
          "GIT_COMMITTER_NAME",
          "GIT_CONFIG_GLOBAL",
          "GIT_CONFIG_NOSYSTEM",
          "GIT_CONFIG_SYSTEM",
          "GIT_SSH",
          "GIT_SSH_COMMAND",
          "GIT_SSH_VARIANT",
          "GIT_SSL_CAINFO",
          "GIT_SSL_CAPATH",
          "GIT_SSL_CERT",
          "GIT_SSL_KEY");

  private static final Map<String, String> NON_INTERACTIVE =
      Map.of(
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_ASKPASS", "",
          "SSH_ASKPASS", "",
          "SSH_ASKPASS_REQUIRE", "never",
          "GIT_EDITOR", ":",
          "GIT_PAGER", "cat",
          "PAGER", "cat",
          "GIT_OPTIONAL_LOCKS", "0",
          "TERM", "dumb");

  private final Map<String, String> base;

  ChildEnvironment(Map<String, String> inherited) {
    Map<String, String> scrubbed = new HashMap<>(inherited);
    scrubbed.keySet().removeIf(name -> name.startsWith("GIT_") && !KEPT.contains(name));
    scrubbed.putAll(NON_INTERACTIVE);
    base = Map.copyOf(scrubbed);
  }

  /** The base with the command's own variables on top. */
  Map<String, String> with(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(base);
    all.putAll(own);
    return all;
  }
}
