package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Inclusion;
import dev.orchestrator.core.text.ByteSizes;
import dev.orchestrator.core.text.Suggestions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the settings of a run; what a plan does not say has the contract's defaults. */
final class SettingsReader {

  private static final String DEFAULT_AGENT = "claude";

  /** A shell and git need that much to do anything at all. */
  private static final long LEAST_MEMORY = 16L << 20;

  private final VerifyRules verify;

  SettingsReader(VerifyRules verify) {
    this.verify = verify;
  }

  RunSettings read(ConfigObject top) {
    return new RunSettings(
        workers(top),
        seconds(top, "cycle_interval", 60),
        atLeast(top, "max_retries", 0, 3),
        seconds(top, "stall_timeout", 900),
        VerifyReader.Seconds.read(top, "wall_clock_timeout").filter(limit -> !limit.isZero()),
        seconds(top, "stagger_delay", 30),
        BasePolicyReader.read(top, BasePolicy.DEFAULT),
        BasePolicyReader.word(top, "land", LandPolicy.values(), LandPolicy.MANUAL),
        pushAllowed(top),
        AgentReader.read(top, "agent").orElse(AgentSpec.named(DEFAULT_AGENT)),
        verify,
        pathOfWorker(top, "worker_log"),
        pathOfWorker(top, "signal_file"),
        preparation(top),
        memoryLimit(top),
        LimitsReader.read(top),
        BudgetReader.read(top));
  }

  /** A slip of the pen must not be read as leave to push. */
  private static boolean pushAllowed(ConfigObject top) {
    String word = top.optionalText("push").orElse("never");
    if (!word.equals("never") && !word.equals("allowed")) {
      top.problem(
          "push",
          "must be \"never\" or \"allowed\"",
          Suggestions.nearest(word, List.of("never", "allowed"))
              .map(near -> "did you mean '" + near + "'?"));
    }
    return word.equals("allowed");
  }

  private static Optional<String> pathOfWorker(ConfigObject top, String key) {
    Optional<String> path = top.optionalText(key);
    if (path.isPresent() && !path.get().startsWith("/")) {
      top.problem(key, "must be an absolute path", Optional.empty());
    }
    if (path.isPresent() && path.get().replace("{worker}", "").contains("{")) {
      top.problem(key, "may have no placeholder but {worker}", Optional.empty());
    }
    return path;
  }

  private static WorktreePreparation preparation(ConfigObject top) {
    String word = top.optionalText("worktree_include").orElse("copy");
    if (!word.equals("copy") && !word.equals("link")) {
      top.problem("worktree_include", "must be \"copy\" or \"link\"", Optional.empty());
    }
    return new WorktreePreparation(
        top.optionalText("worktree_setup"),
        word.equals("link") ? Inclusion.LINK : Inclusion.COPY,
        top.flag("submodules").orElse(false));
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

  private static int workers(ConfigObject top) {
    int workers = atLeast(top, "num_workers", 1, 5);
    if (workers > RunSettings.MOST_WORKERS) {
      top.problem("num_workers", "must be at most " + RunSettings.MOST_WORKERS, Optional.empty());
    }
    return workers;
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
}
