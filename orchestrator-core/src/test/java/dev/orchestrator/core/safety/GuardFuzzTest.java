package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks real shells whether the guard was right: text is generated, and run where every program on
 * PATH is a stub that only notes that it ran. What ran a refused program must not be allowed.
 *
 * <p>{@code -Dguard.fuzz=100000} makes it long, {@code -Dguard.fuzz.seed=1} another.
 */
class GuardFuzzTest {

  private static final int SHORT = 200;
  private static final int AT_ONCE = 100;

  /** Programs that only hand on or print, given to the shells as they are. */
  private static final List<String> HARMLESS = List.of("env", "xargs", "cat", "nice", "timeout");

  @TempDir private Path folder;

  @Test
  void whatRanARefusedProgramWasNotAllowed() throws Exception {
    int count = Integer.getInteger("guard.fuzz", SHORT);
    long seed = Long.getLong("guard.fuzz.seed", 20_240_117L);
    Path programs = Files.createDirectories(folder.resolve("bin"));
    stub(programs.resolve("devnet"));
    for (String name : HARMLESS) {
      link(programs, name);
    }
    ShellTextGenerator generator = new ShellTextGenerator(seed);
    List<String> missed = new ArrayList<>();
    for (int done = 0; done < count; done += AT_ONCE) {
      List<String> texts =
          Stream.generate(generator::next).limit(Math.min(AT_ONCE, count - done)).toList();
      for (String shell : List.of("bash", "dash")) {
        if (link(programs, shell)) {
          missed.addAll(missed(shell, texts, programs));
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private List<String> missed(String shell, List<String> texts, Path programs) throws Exception {
    Path batch = Files.createDirectories(folder.resolve("texts"));
    for (int index = 0; index < texts.size(); index++) {
      Files.deleteIfExists(batch.resolve("ran-" + index));
      Files.writeString(batch.resolve("text-" + index), texts.get(index));
    }
    runAll(shell, texts.size(), batch, programs);
    List<String> missed = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      String text = texts.get(index);
      if (Files.exists(batch.resolve("ran-" + index))
          && SafetyRules.builtIn().judgeShell(text).isAllowed()) {
        missed.add(shell + ": " + text);
      }
    }
    return missed;
  }

  /** One process runs them all, each in a shell of its own with a mark of its own. */
  private void runAll(String shell, int count, Path batch, Path programs) throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            String.format(
                Locale.ROOT,
                "i=0; while [ $i -lt %d ]; do cd '%s'; RAN='%s/ran-'$i %s '%s/text-'$i </dev/null >/dev/null"
                    + " 2>&1; i=$((i+1)); done",
                count,
                work,
                batch,
                shell,
                batch));
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", programs.toString(), "HOME", work.toString()));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).isTrue();
  }

  /** Only the two calls that are refused leave a mark. */
  private static void stub(Path file) throws IOException {
    Files.writeString(
        file,
        "#!/bin/sh\ncase \"$1\" in reset|start) [ -z \"$RAN\" ] || : > \"$RAN\";; esac\n",
        StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean link(Path programs, String name) throws IOException {
    for (String folder : List.of("/usr/bin", "/bin")) {
      Path real = Path.of(folder, name);
      if (Files.isExecutable(real)) {
        if (!Files.exists(programs.resolve(name))) {
          Files.createSymbolicLink(programs.resolve(name), real);
        }
        return true;
      }
    }
    return false;
  }
}
