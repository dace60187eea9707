package dev.orchestrator.agents.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment in which git refuses pushes nobody asked for, in three layers, since each alone
 * can be stepped around: a git before the real one on the search path, which {@code /usr/bin/git}
 * misses; a hooks folder, which {@code --no-verify} misses; and an address for pushing that nothing
 * but our refusal serves. The repository's own hooks still run.
 */
final class GitGuard {

  /** Named so that git's own error message says what happened. */
  static final String REFUSING_SCHEME = "orchestrator-refuses-to-push";

  /** Found also where a login shell has set the search path anew. Holds no data to quote. */
  private static final String REFUSAL = "!\"$ORCHESTRATOR_GUARD/bin/git-remote-refused\"";

  /**
   * How git hands the settings of its own command line on to what it starts. The documented {@code
   * GIT_CONFIG_KEY_n} would do as well, but codex and gemini keep variables with "KEY" in their
   * name from their tools, and then git does not even start.
   */
  private static final String SETTINGS = "GIT_CONFIG_PARAMETERS";

  private GitGuard() {}

  /**
   * The variables to add.
   *
   * @param scripts the scripts
   * @param variables the environment so far; its own git configuration is kept
   * @param push whether the user asked for pushes
   * @param credentials whether git may use the user's stored credentials
   */
  static Map<String, String> environment(
      GuardScripts scripts, Map<String, String> variables, boolean push, boolean credentials) {
    Map<String, String> guarded = new TreeMap<>();
    guarded.put("ORCHESTRATOR_GUARD", scripts.folder().toString());
    guarded.put("ORCHESTRATOR_PUSH", push ? "asked" : "never");
    guarded.put("PATH", scripts.bin() + ":" + variables.getOrDefault("PATH", "/usr/bin:/bin"));
    guarded.put("GIT_TERMINAL_PROMPT", "0");
    List<String> settings = new ArrayList<>();
    settings.add(setting("core.hooksPath", scripts.hooks().toString()));
    if (!push) {
      settings.add(setting("url." + REFUSING_SCHEME + "::.pushInsteadOf", ""));
      settings.add(setting("alias.remote-" + REFUSING_SCHEME, REFUSAL));
    }
    if (!credentials) {
      settings.add(setting("credential.helper", ""));
    }
    String own = variables.getOrDefault(SETTINGS, "");
    String all = (own + " " + String.join(" ", settings)).strip();
    guarded.put(SETTINGS, all);
    guarded.put("ORCHESTRATOR_GIT_SETTINGS", all);
    guarded.put("ORCHESTRATOR_GIT_GLOBAL", variables.getOrDefault("GIT_CONFIG_GLOBAL", ""));
    return guarded;
  }

  private static String setting(String name, String value) {
    return quoted(name) + "=" + quoted(value);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''").replace("!", "'\\!'") + "'";
  }
}
