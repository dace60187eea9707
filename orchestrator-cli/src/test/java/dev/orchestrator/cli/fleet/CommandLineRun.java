package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.Main;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.session.Terminal;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.fixtures.GitSandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A workspace in a sandbox and the command line run on it. */
final class CommandLineRun {

  record Ended(int status, String out, String err) {}

  private final GitSandbox sandbox;
  private final Path root;

  CommandLineRun(GitSandbox sandbox) {
    this.sandbox = sandbox;
    this.root = sandbox.root().resolve("control");
    write("config/repos.json", "{\"repositories\": []}");
  }

  Path root() {
    return root;
  }

  CommandLineRun write(String file, String content) {
    try {
      Path target = root.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers folders of the sandbox under their names. */
  CommandLineRun knows(String... names) {
    String entries =
        Arrays.stream(names)
            .map(name -> "{\"name\": \"%s\", \"local\": \"../%s\"}".formatted(name, name))
            .collect(Collectors.joining(",\n"));
    return write("config/repos.json", "{\"repositories\": [\n" + entries + "]}");
  }

  Ended run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PATH", System.getenv("PATH"));
    List<String> args = new ArrayList<>(List.of("-w", root.toString()));
    args.addAll(List.of(words));
    int status =
        Main.run(
            args.toArray(String[]::new),
            new Invocation(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new HostEnvironment(environment, sandbox.root()),
                Terminal.none(),
                Clock.systemUTC(),
                new CancellationToken()));
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
