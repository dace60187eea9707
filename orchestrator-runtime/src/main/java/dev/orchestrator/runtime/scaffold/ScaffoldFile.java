package dev.orchestrator.runtime.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of a new workspace and where its content comes from.
 *
 * @param path relative to the workspace
 * @param resource relative to this package
 */
record ScaffoldFile(Path path, String resource) {

  /** What most other commands need comes last, so that a folder is a workspace once it is whole. */
  static List<ScaffoldFile> all() {
    return Stream.of(
            named(
                "tasks/backlog.md",
                "tasks/active.md",
                "tasks/completed.md",
                "playbooks/new-feature.md",
                "playbooks/bug-fix.md",
                "playbooks/release.md",
                "playbooks/code-review.md",
                "playbooks/test-suite.md",
                "playbooks/status-report.md",
                "playbooks/parallel-proof-work.md",
                "prompts/README.md",
                "AGENTS.md",
                "CLAUDE.md"),
            // Named without its dot in the jar: build tools leave out files of that name.
            Stream.of(new ScaffoldFile(Path.of(".gitignore"), "gitignore")),
            named(
                "config/schema/repos.schema.json",
                "config/schema/workflows.schema.json",
                "config/schema/safety.schema.json",
                "config/schema/orchestrator.schema.json",
                "config/schema/issues.schema.json",
                PlanTemplate.FILE,
                "config/workflows.json",
                "config/safety.json",
                "config/orchestrator.json",
                "config/repos.json"))
        .flatMap(files -> files)
        .toList();
  }

  byte[] content() throws IOException {
    try (InputStream in = ScaffoldFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      return in.readAllBytes();
    }
  }

  private static Stream<ScaffoldFile> named(String... paths) {
    return Stream.of(paths).map(path -> new ScaffoldFile(Path.of(path), path));
  }
}
