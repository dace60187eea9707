package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.ByteSizes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code limits} of a plan: what the machine must have left, and how patient a run is. */
final class LimitsReader {

  static final String KEY = "limits";

  private static final List<String> KNOWN_KEYS =
      List.of(
          "max_load_per_core",
          "min_free_memory",
          "min_free_disk",
          "start_up_grace",
          "first_backoff",
          "max_backoff",
          "max_misfortunes",
          "unknown_limit_pause",
          "max_resumptions");

  private LimitsReader() {}

  static Limits read(ConfigObject top) {
    return top.object(KEY).map(LimitsReader::limits).orElse(Limits.DEFAULT);
  }

  private static Limits limits(ConfigObject written) {
    written.warnOfUnknownKeys(KNOWN_KEYS);
    Limits usual = Limits.DEFAULT;
    return new Limits(
        seconds(written, "start_up_grace", usual.startUpGrace()),
        usual.exitRecordGrace(),
        usual.finalResultGrace(),
        usual.stopPatience(),
        seconds(written, "first_backoff", usual.firstBackoff()),
        seconds(written, "max_backoff", usual.maxBackoff()),
        count(written, "max_misfortunes", usual.maxInfrastructureFailures()),
        seconds(written, "unknown_limit_pause", usual.unknownLimitPause()),
        usual.probeSettle(),
        count(written, "max_resumptions", usual.maxResumptions()),
        bytes(written, "min_free_memory", usual.minFreeMemory()),
        load(written, usual.maxLoadPerCore()),
        bytes(written, "min_free_disk", usual.minFreeDisk()));
  }

  private static Duration seconds(ConfigObject written, String key, Duration usual) {
    return VerifyReader.Seconds.read(written, key).orElse(usual);
  }

  private static int count(ConfigObject written, String key, int usual) {
    OptionalInt count = written.number(key);
    if (count.isPresent() && count.getAsInt() < 0) {
      written.problem(key, "must not be negative", Optional.empty());
    }
    return count.orElse(usual);
  }

  private static double load(ConfigObject written, double usual) {
    Optional<Double> load = written.decimal("max_load_per_core");
    if (load.isPresent() && !(load.get() > 0)) {
      written.problem("max_load_per_core", "must be more than 0", Optional.empty());
    }
    return load.orElse(usual);
  }

  private static long bytes(ConfigObject written, String key, long usual) {
    Optional<String> size = written.optionalText(key);
    if (size.isEmpty()) {
      return usual;
    }
    try {
      return ByteSizes.parse(size.get());
    } catch (OrchestratorException invalid) {
      written.problem(key, invalid.message(), invalid.hint());
      return usual;
    }
  }
}
