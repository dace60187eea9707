package dev.orchestrator.workers.launch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables an agent starts with: the user's, without those that belong to the terminal, the
 * repository or the tmux server this program happens to run in.
 */
public final class AgentEnvironment {

  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "TMUX",
          "TMUX_PANE",
          "STY",
          "WINDOW",
          "PWD",
          "OLDPWD",
          "SHLVL",
          "_",
          "COLUMNS",
          "LINES",
          "PROMPT_COMMAND",
          "JAVA_TOOL_OPTIONS");

  private static final Set<String> ABOUT_A_REPOSITORY =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX",
          "GIT_CEILING_DIRECTORIES",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_QUARANTINE_PATH");

  private AgentEnvironment() {}

  /**
   * Puts the variables together.
   *
   * @param user the environment of whoever started the supervisor
   * @param withheld names the agent must not see
   * @param own what the run and the agent's adapter add; wins
   */
  public static Map<String, String> of(
      Map<String, String> user, Set<String> withheld, Map<String, String> own) {
    Map<String, String> variables = new TreeMap<>(user);
    variables.keySet().removeAll(NOT_PASSED_ON);
    variables.keySet().removeAll(ABOUT_A_REPOSITORY);
    variables.keySet().removeAll(withheld);
    variables.keySet().removeIf(name -> name.startsWith("ORCHESTRATOR_"));
    variables.putAll(own);
    return variables;
  }
}
