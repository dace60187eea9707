package dev.orchestrator.cli.plugin;

import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.error.OrchestratorException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the jar that a command line names: by its path, else by its name in {@code plugins/}. */
record JarArgument(Session session, Invocation invocation) {

  Path find(String text) {
    Path path = invocation.environment().currentFolder().resolve(text).normalize();
    if (Files.exists(path)) {
      return path;
    }
    try {
      Path inWorkspace = session.workspace().plugins().resolve(text).normalize();
      return Files.exists(inWorkspace) ? inWorkspace : path;
    } catch (OrchestratorException noWorkspace) {
      return path;
    }
  }
}
