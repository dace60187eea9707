package dev.orchestrator.testkit.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A private home in which all four agents talk to the stand-in and to nobody else. */
record AgentHome(Path folder) {

  static AgentHome in(Path folder) {
    try {
      Files.createDirectories(folder.resolve("tmp"));
      write(
          folder.resolve(".gemini/settings.json"),
          "{\"security\":{\"auth\":{\"selectedType\":\"gemini-api-key\"}}}");
      return new AgentHome(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Map<String, String> environment(URI model) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("HOME", folder.toString());
    variables.put("TMPDIR", folder.resolve("tmp").toString());
    variables.put("LANG", "C.UTF-8");
    variables.put("ANTHROPIC_BASE_URL", model.toString());
    variables.put("ANTHROPIC_API_KEY", "of-the-stand-in");
    variables.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    variables.put("GOOGLE_GEMINI_BASE_URL", model.toString());
    variables.put("GEMINI_API_KEY", "of-the-stand-in");
    variables.put("CODEX_HOME", codex(model).toString());
    variables.put("STAND_IN_KEY", "of-the-stand-in");
    variables.put("OPENCODE_CONFIG_CONTENT", opencode(model));
    return variables;
  }

  private Path codex(URI model) {
    Path home = folder.resolve(".codex");
    try {
      write(
          home.resolve("config.toml"),
          """
          model_provider = "standin"
          model = "gpt-stand-in"
          [model_providers.standin]
          name = "standin"
          base_url = "%s/v1"
          env_key = "STAND_IN_KEY"
          wire_api = "responses"
          request_max_retries = 1
          stream_max_retries = 1
          """
              .formatted(model));
      return home;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String opencode(URI model) {
    return """
        {"model":"standin/m","provider":{"standin":{"npm":"@ai-sdk/anthropic","name":"standin",\
        "options":{"baseURL":"%s/v1","apiKey":"of-the-stand-in"},"models":{"m":{"name":"m"}}}}}"""
        .formatted(model);
  }
}
