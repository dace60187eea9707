package dev.orchestrator.sources;

import java.util.Map;

/** The environment that the programs of hosting platforms, gh and glab, run in. */
public final class PlatformEnvironment {

  /** Nobody is asked, nothing is coloured, and nothing else is looked up on the way. */
  public static final Map<String, String> QUIET =
      Map.of(
          "GH_PROMPT_DISABLED", "1",
          "GH_NO_UPDATE_NOTIFIER", "1",
          "GH_FORCE_TTY", "",
          "GLAB_NO_PROMPT", "1",
          "GLAB_CHECK_UPDATE", "false",
          "GLAB_SEND_TELEMETRY", "false",
          "NO_COLOR", "1");

  private PlatformEnvironment() {}
}
