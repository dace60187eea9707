package dev.orchestrator.git.nested;

import java.nio.file.Path;
import java.util.Set;

/** Folders that build tools fill from what is committed. */
public final class MadeAgain {

  private static final Set<String> NAMES =
      Set.of(
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          ".gradle",
          ".venv",
          "venv",
          "__pycache__",
          ".pytest_cache",
          ".mypy_cache",
          ".tox",
          ".next",
          "vendor",
          ".cache");

  private MadeAgain() {}

  /** Whether an ignored file lies in such a folder. */
  public static boolean holds(String file) {
    for (Path name : Path.of(file)) {
      if (NAMES.contains(name.toString())) {
        return true;
      }
    }
    return false;
  }
}
