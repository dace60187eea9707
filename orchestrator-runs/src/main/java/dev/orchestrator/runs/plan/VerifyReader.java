package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code verify}: absent, {@code true}, {@code false}, one command line that must succeed in
 * place of the project's, or an object.
 */
final class VerifyReader {

  private static final List<String> KNOWN_KEYS = List.of("build", "test", "tests", "timeout");

  private final Optional<String> build;
  private final Optional<String> test;

  VerifyReader(ProjectContext context) {
    this.build = Optional.of(context.buildCommand()).filter(command -> !command.isBlank());
    this.test = Optional.of(context.testCommand()).filter(command -> !command.isBlank());
  }

  /** The plan's own rule: the project's commands, unless it says otherwise. */
  VerifySpec read(ConfigObject owner) {
    VerifySpec everything =
        new VerifySpec(build, test, VerifySpec.TestRule.MUST_PASS, VerifySpec.DEFAULT_TIMEOUT);
    return read(owner, everything).orElse(everything);
  }

  /** The rule of a part of the plan, with what it does not say taken from {@code base}. */
  static Optional<VerifySpec> read(ConfigObject owner, VerifySpec base) {
    if (!owner.has("verify")) {
      return Optional.empty();
    }
    if (owner.type("verify").equals(Optional.of(ValueType.BOOLEAN))) {
      return Optional.of(owner.flag("verify").orElse(true) ? base : VerifySpec.NOTHING);
    }
    if (owner.type("verify").equals(Optional.of(ValueType.TEXT))) {
      return Optional.of(onlyBy(owner.text("verify"), base));
    }
    return owner.object("verify").map(given -> object(given, base));
  }

  private static VerifySpec onlyBy(String command, VerifySpec base) {
    return new VerifySpec(Optional.empty(), Optional.of(command), base.testRule(), base.timeout());
  }

  private static VerifySpec object(ConfigObject given, VerifySpec base) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    return new VerifySpec(
        command(given, "build", base.build()),
        command(given, "test", base.test()),
        testRule(given, base),
        Seconds.read(given, "timeout").orElse(base.timeout()));
  }

  /** {@code true} keeps the project's command, {@code false} drops it, a text replaces it. */
  private static Optional<String> command(
      ConfigObject given, String key, Optional<String> otherwise) {
    if (!given.has(key)) {
      return otherwise;
    }
    if (given.type(key).equals(Optional.of(ValueType.BOOLEAN))) {
      return given.flag(key).orElse(false) ? otherwise : Optional.empty();
    }
    return given.optionalText(key);
  }

  private static VerifySpec.TestRule testRule(ConfigObject given, VerifySpec base) {
    Optional<String> word = given.optionalText("tests");
    if (word.isEmpty()) {
      return base.testRule();
    }
    return switch (word.get()) {
      case "no-new-failures" -> VerifySpec.TestRule.NO_NEW_FAILURES;
      case "must-pass" -> VerifySpec.TestRule.MUST_PASS;
      default -> {
        given.problem("tests", "must be \"must-pass\" or \"no-new-failures\"", Optional.empty());
        yield base.testRule();
      }
    };
  }

  /** Durations of plans are whole seconds. */
  static final class Seconds {

    private Seconds() {}

    static Optional<Duration> read(ConfigObject owner, String key) {
      var seconds = owner.number(key);
      if (seconds.isPresent() && seconds.getAsInt() < 0) {
        owner.problem(key, "must not be negative: it is a number of seconds", Optional.empty());
        return Optional.empty();
      }
      return seconds.isPresent()
          ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
          : Optional.empty();
    }
  }
}
