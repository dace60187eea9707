package dev.orchestrator.workers.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.ByteSizes;
import dev.orchestrator.git.worktree.Inclusion;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the settings of a run; what a plan does not say has the contract's defaults. */
final class SettingsReader {

  private static final String DEFAULT_AGENT = "claude";

  /** A shell and git need that much to do anything at all. */
  private static final long LEAST_MEMORY = 16L << 20;

  private final VerifySpec verify;

  SettingsReader(VerifySpec verify) {
    this.verify = verify;
  }

  RunSettings read(ConfigObject top) {
    return new RunSettings(
        atLeast(top, "num_workers", 1, 5),
        seconds(top, "cycle_interval", 60),
        atLeast(top, "max_retries", 0, 3),
        seconds(top, "stall_timeout", 900),
        VerifyReader.Seconds.read(top, "wall_clock_timeout").filter(limit -> !limit.isZero()),
        seconds(top, "stagger_delay", 30),
        release(top),
        top.optionalText("push").orElse("never"),
        AgentReader.read(top, "agent").orElse(AgentSpec.named(DEFAULT_AGENT)),
        verify,
        top.optionalText("worker_log"),
        top.optionalText("signal_file"),
        preparation(top),
        memoryLimit(top),
        Limits.DEFAULT);
  }

  private static WorktreePreparation preparation(ConfigObject top) {
    String word = top.optionalText("worktree_include").orElse("copy");
    if (!word.equals("copy") && !word.equals("link")) {
      top.problem("worktree_include", "must be \"copy\" or \"link\"", Optional.empty());
    }
    return new WorktreePreparation(
        top.optionalText("worktree_setup"), word.equals("link") ? Inclusion.LINK : Inclusion.COPY);
  }

  private static OptionalLong memoryLimit(ConfigObject top) {
    Optional<String> written = top.optionalText("memory_limit");
    if (written.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long bytes = ByteSizes.parse(written.get());
      if (bytes < LEAST_MEMORY) {
        top.problem(
            "memory_limit", "must be at least " + ByteSizes.format(LEAST_MEMORY), Optional.empty());
      }
      return OptionalLong.of(bytes);
    } catch (OrchestratorException invalid) {
      top.problem("memory_limit", invalid.message(), invalid.hint());
      return OptionalLong.empty();
    }
  }

  private static int atLeast(ConfigObject top, String key, int least, int otherwise) {
    OptionalInt number = top.number(key);
    if (number.isPresent() && number.getAsInt() < least) {
      top.problem(key, "must be at least " + least, Optional.empty());
    }
    return number.orElse(otherwise);
  }

  private static Duration seconds(ConfigObject top, String key, int otherwise) {
    return VerifyReader.Seconds.read(top, key).orElse(Duration.ofSeconds(otherwise));
  }

  private static RunSettings.Release release(ConfigObject top) {
    String word = top.optionalText("release").orElse("completed");
    return switch (word) {
      case "completed" -> RunSettings.Release.COMPLETED;
      case "merged" -> RunSettings.Release.MERGED;
      default -> {
        top.problem("release", "must be \"completed\" or \"merged\"", Optional.empty());
        yield RunSettings.Release.COMPLETED;
      }
    };
  }
}
