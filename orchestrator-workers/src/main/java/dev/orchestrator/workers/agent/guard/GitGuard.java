package dev.orchestrator.workers.agent.guard;

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

  private static final String COUNT = "GIT_CONFIG_COUNT";

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
    List<Map.Entry<String, String>> settings = new ArrayList<>();
    settings.add(Map.entry("core.hooksPath", scripts.hooks().toString()));
    if (!push) {
      settings.add(Map.entry("url." + REFUSING_SCHEME + "::.pushInsteadOf", ""));
    }
    if (!credentials) {
      settings.add(Map.entry("credential.helper", ""));
    }
    guarded.putAll(numbered(settings, variables));
    return guarded;
  }

  private static Map<String, String> numbered(
      List<Map.Entry<String, String>> settings, Map<String, String> variables) {
    Map<String, String> numbered = new TreeMap<>();
    int index = count(variables);
    for (Map.Entry<String, String> setting : settings) {
      numbered.put("GIT_CONFIG_KEY_" + index, setting.getKey());
      numbered.put("GIT_CONFIG_VALUE_" + index, setting.getValue());
      index++;
    }
    numbered.put(COUNT, Integer.toString(index));
    return numbered;
  }

  private static int count(Map<String, String> variables) {
    String count = variables.getOrDefault(COUNT, "0");
    return count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0;
  }
}
