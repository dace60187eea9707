package dev.orchestrator.agents.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which variables of the user's environment are secrets that an agent has no business with. What
 * the agent needs to reach its own model stays.
 */
final class Credentials {

  private static final Set<String> SECRETS =
      Set.of(
          "SSH_AUTH_SOCK",
          "SSH_AGENT_PID",
          "SSH_ASKPASS",
          "GIT_ASKPASS",
          "GIT_SSH",
          "GIT_SSH_COMMAND",
          "GPG_AGENT_INFO",
          "NETRC",
          "KUBECONFIG",
          "DOCKER_AUTH_CONFIG",
          "PGPASSWORD",
          "MYSQL_PWD",
          "DATABASE_URL",
          "MAVEN_GPG_PASSPHRASE");

  private static final List<String> SECRET_ENDINGS =
      List.of(
          "_TOKEN",
          "_PAT",
          "_SECRET",
          "_SECRET_KEY",
          "_SECRET_ACCESS_KEY",
          "_ACCESS_KEY",
          "_ACCESS_KEY_ID",
          "_PASSWORD",
          "_PASSWD",
          "_PASSPHRASE",
          "_PRIVATE_KEY",
          "_API_KEY",
          "_CREDENTIALS");

  /** Model services and the settings of the agents themselves. */
  private static final List<String> OF_AGENTS =
      List.of(
          "ANTHROPIC_",
          "CLAUDE_",
          "OPENAI_",
          "AZURE_OPENAI_",
          "CODEX_",
          "GEMINI_",
          "GOOGLE_",
          "VERTEX_",
          "OPENCODE_",
          "OPENROUTER_",
          "MISTRAL_",
          "DEEPSEEK_",
          "GROQ_",
          "XAI_",
          "LITELLM_");

  /** Claude Code reaches its model through Amazon's cloud when it is told to. */
  private static final String BEDROCK = "CLAUDE_CODE_USE_BEDROCK";

  private Credentials() {}

  /** The names among {@code variables} to keep from an agent. */
  static Set<String> among(Map<String, String> variables) {
    boolean bedrock = variables.containsKey(BEDROCK);
    return variables.keySet().stream()
        .filter(name -> isSecret(name) && !isOfAgents(name))
        .filter(name -> !(bedrock && name.startsWith("AWS_")))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isSecret(String name) {
    return SECRETS.contains(name) || SECRET_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static boolean isOfAgents(String name) {
    return OF_AGENTS.stream().anyMatch(name::startsWith);
  }
}
