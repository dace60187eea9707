package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;

/** What can be wrong with the jar of a plugin. */
public final class PluginErrors {

  /** No jar is where it was said to be, or it cannot be read. */
  public static final ErrorCode JAR_UNREADABLE = ErrorCode.user("JAR_UNREADABLE");

  /** What this user agreed to cannot be kept. */
  public static final ErrorCode TRUST_UNUSABLE = ErrorCode.environment("TRUST_UNUSABLE");

  private PluginErrors() {}

  static OrchestratorException unreadable(Path jar, IOException cause) {
    return new OrchestratorException(
        JAR_UNREADABLE,
        "cannot read the jar " + jar + ": " + FileTrouble.words(cause),
        "name a jar by its path, or by its name in the workspace's folder 'plugins'",
        cause);
  }

  static OrchestratorException unusable(IOException cause) {
    return new OrchestratorException(
        TRUST_UNUSABLE,
        "cannot keep what you agreed to: " + FileTrouble.words(cause),
        "XDG_CONFIG_HOME, else ~/.config, must be a folder that you can write",
        cause);
  }
}
