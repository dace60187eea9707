package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import java.util.List;
import java.util.Optional;

/** Reads {@code project_context}, of the plan or of one of its repositories. */
final class ContextReader {

  static final String KEY = "project_context";

  private static final List<String> KNOWN_KEYS =
      List.of(
          "language",
          "build_command",
          "test_command",
          "safety_rules",
          "commit_prefix",
          "key_files");

  private ContextReader() {}

  /** Empty when there is none. */
  static Optional<ProjectContext> read(ConfigObject owner) {
    return owner.object(KEY).map(ContextReader::context);
  }

  private static ProjectContext context(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    return new ProjectContext(
        given.optionalText("language").orElse(""),
        given.optionalText("build_command").orElse(""),
        given.optionalText("test_command").orElse(""),
        given.texts("safety_rules"),
        given.optionalText("commit_prefix").orElse(""),
        given.texts("key_files"));
  }
}
