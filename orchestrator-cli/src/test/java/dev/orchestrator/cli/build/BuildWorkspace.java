package dev.orchestrator.cli.build;

import dev.orchestrator.cli.CommandLineTester;
import dev.orchestrator.cli.CommandLineTester.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A workspace whose repositories are plain folders with commands of their own to build and test.
 */
record BuildWorkspace(Path folder) {

  /** One without repositories, whose logs are in its folder {@code logs}. */
  static BuildWorkspace in(Path folder) throws IOException {
    BuildWorkspace workspace = new BuildWorkspace(folder);
    workspace.write("config/orchestrator.json", "{\"logs\": {\"dir\": \"logs\"}}");
    return workspace;
  }

  CommandLineTester commandLine() {
    return CommandLineTester.in(folder);
  }

  Ran run(String... args) {
    return commandLine().run(args);
  }

  /** Makes the folder; answers its entry with {@code more} keys, as JSON text. */
  String repository(String name, String more) throws IOException {
    Files.createDirectories(folder.resolve(name));
    return "{\"name\": \"%s\", \"local\": \"%s\"%s}"
        .formatted(name, name, more.isEmpty() ? "" : ", " + more);
  }

  void repositories(String... entries) throws IOException {
    write("config/repos.json", "{\"repositories\": [" + String.join(",\n", entries) + "]}");
  }

  void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }
}
