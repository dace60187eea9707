package dev.orchestrator.exec.build;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandOutput;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.run.PlannedRun;
import dev.orchestrator.exec.run.PlannedStep;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the result of a run depends on: HEAD, every change and every untracked file in the working
 * tree, the commands with their variables, and the version of the tool. Ignored files, the network
 * and the machine are not in it.
 */
final class Fingerprint {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> GIT =
      List.of("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false");

  private final CommandRunner runner;
  private final HostEnvironment host;

  @Inject
  Fingerprint(CommandRunner runner, HostEnvironment host) {
    this.runner = runner;
    this.host = host;
  }

  /** Empty where it cannot be told, so that nothing is taken for unchanged. */
  Optional<String> of(PlannedRun run, CancellationToken cancellation) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path folder = run.repository().local();
      add(digest, git(folder, cancellation, "rev-parse", "HEAD"));
      add(
          digest,
          git(folder, cancellation, "diff", "--no-ext-diff", "--no-textconv", "--binary", "HEAD"));
      addUntracked(digest, folder, cancellation);
      add(digest, commands(run).getBytes(StandardCharsets.UTF_8));
      add(digest, version(run, cancellation));
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException unknown) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The scratch folder has another name each time. */
  private static String commands(PlannedRun run) {
    StringBuilder text = new StringBuilder();
    for (PlannedStep step : run.steps()) {
      text.append(step.argv()).append(step.directory()).append(new TreeMap<>(step.environment()));
    }
    return run.scratch()
        .map(scratch -> text.toString().replace(scratch.toString(), ""))
        .orElse(text.toString());
  }

  private void addUntracked(MessageDigest digest, Path folder, CancellationToken cancellation)
      throws IOException {
    byte[] listed = git(folder, cancellation, "ls-files", "-z", "--others", "--exclude-standard");
    for (String name : new String(listed, StandardCharsets.UTF_8).split("\0", -1)) {
      Path file = folder.resolve(name);
      add(digest, name.getBytes(StandardCharsets.UTF_8));
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        addFile(digest, file);
      }
    }
  }

  private static void addFile(MessageDigest digest, Path file) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    try (InputStream in = RegularFile.open(file)) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        digest.update(chunk, 0, length);
      }
    }
  }

  /** Lengths keep one part from being read as the end of another. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(part);
  }

  private byte[] git(Path folder, CancellationToken cancellation, String... arguments)
      throws IOException {
    List<String> argv = new ArrayList<>(GIT);
    argv.addAll(List.of(arguments));
    return output(Command.capturing(argv, folder, PATIENCE), cancellation);
  }

  private byte[] output(Command command, CancellationToken cancellation) throws IOException {
    CommandResult result =
        runner.run(command.withOutput(new CommandOutput.Capture(256 * 1024 * 1024)), cancellation);
    if (!result.isSuccess()) {
      throw new IOException(String.join(" ", command.argv()) + " " + result.end().words());
    }
    return result.standardOutput();
  }

  /** A command the user wrote has no version we know of; then the programs it finds count. */
  private byte[] version(PlannedRun run, CancellationToken cancellation) throws IOException {
    if (run.versionArgv().isEmpty()) {
      return programOf(run).getBytes(StandardCharsets.UTF_8);
    }
    return output(
        Command.capturing(run.versionArgv(), run.repository().local(), PATIENCE), cancellation);
  }

  private String programOf(PlannedRun run) throws IOException {
    StringBuilder programs = new StringBuilder();
    for (PlannedStep step : run.steps()) {
      String first = step.shown().strip().split("\\s+", 2)[0];
      for (String folder : host.variable("PATH").orElse("").split(":", -1)) {
        Path program = Path.of(folder).resolve(first);
        if (Files.isRegularFile(program)) {
          programs
              .append(program.toRealPath())
              .append(Files.size(program))
              .append(Files.getLastModifiedTime(program));
          break;
        }
      }
    }
    return programs.toString();
  }
}
