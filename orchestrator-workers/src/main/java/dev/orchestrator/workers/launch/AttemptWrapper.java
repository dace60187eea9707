package dev.orchestrator.workers.launch;

import dev.orchestrator.runs.store.AttemptFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shell script between a worker's place and its agent. Its text is fixed and ships with this
 * program; a copy lies with the run, so that attempts of an older version end as they began.
 */
public final class AttemptWrapper {

  private static final String RESOURCE = "/dev/orchestrator/workers/launch/attempt.sh";

  private final Path script;

  private AttemptWrapper(Path script) {
    this.script = script;
  }

  /** Puts the script into {@code folder} unless it is there already. */
  public static AttemptWrapper in(Path folder) {
    try (InputStream resource = AttemptWrapper.class.getResourceAsStream(RESOURCE)) {
      byte[] text = java.util.Objects.requireNonNull(resource, RESOURCE).readAllBytes();
      Path script = folder.resolve("attempt-" + Integer.toHexString(Arrays.hashCode(text)) + ".sh");
      if (!Files.exists(script)) {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "attempt", ".part");
        Files.write(part, text);
        Files.move(part, script, StandardCopyOption.ATOMIC_MOVE);
      }
      return new AttemptWrapper(script);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What to start in a worker's place so that the agent runs. */
  public List<String> argv(AttemptFolder folder, List<String> agent) {
    List<String> argv = new ArrayList<>(List.of("sh", script.toString(), folder.path().toString()));
    argv.addAll(agent);
    return List.copyOf(argv);
  }
}
