package dev.orchestrator.git.discovery;

import dev.orchestrator.core.registry.LocalPath;
import dev.orchestrator.core.workspace.HostEnvironment;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as other tools write them: {@code ~}, {@code $NAME} and {@code ${NAME}}. */
final class HomePath {

  private static final Pattern BARE_VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

  private HomePath() {}

  static Path resolve(String written, Path base, HostEnvironment environment) {
    String braced = BARE_VARIABLE.matcher(written).replaceAll("\\${$1}");
    LocalPath.Resolution resolution = new LocalPath(environment, base).resolve(braced);
    return resolution
        .path()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the path " + written + " " + resolution.problem().orElse("is wrong")));
  }
}
