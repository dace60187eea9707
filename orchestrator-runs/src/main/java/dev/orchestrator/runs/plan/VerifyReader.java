package dev.orchestrator.runs.plan;

import dev.orchestrator.core.config.ConfigObject;
import dev.orchestrator.core.config.ValueType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code verify}: absent, {@code true}, {@code false}, one command line that must succeed in
 * place of the project's, or an object; and the commands of a {@code project_context}.
 */
final class VerifyReader {

  static final String KEY = "verify";

  private static final List<String> KNOWN_KEYS = List.of("build", "test", "tests", "timeout");

  private VerifyReader() {}

  /** The rules of a plan whose issues are {@code issues}, as they are in files. */
  static VerifyRules rules(
      ConfigObject top,
      ProjectContext context,
      Map<String, PlanRepository> known,
      List<ConfigObject> issues) {
    VerifySpec plan = said(top, context).over(VerifySpec.AS_THE_REPOSITORY);
    Map<String, VerifyOverride> repositories = new HashMap<>();
    top.objectsByKey("repos")
        .forEach(
            (key, given) ->
                repositories.put(
                    key,
                    said(
                        given,
                        Optional.ofNullable(known.get(key))
                            .flatMap(PlanRepository::context)
                            .orElse(ProjectContext.SAYS_NOTHING))));
    Map<Integer, VerifyOverride> byIssue = new HashMap<>();
    for (ConfigObject issue : issues) {
      read(issue).ifPresent(said -> byIssue.put(issue.number("number").orElse(0), said));
    }
    return new VerifyRules(plan, repositories, byIssue);
  }

  private static VerifyOverride said(ConfigObject owner, ProjectContext context) {
    VerifyOverride commands = commands(context);
    return read(owner).map(said -> both(said, commands)).orElse(commands);
  }

  /** Where a project says only how it is built, it has no tests, and the other way round. */
  private static VerifyOverride commands(ProjectContext context) {
    Optional<VerifyCommand> build = VerifyCommand.given(context.buildCommand());
    Optional<VerifyCommand> test = VerifyCommand.given(context.testCommand());
    VerifyCommand nothing = new VerifyCommand.Nothing();
    return build.isEmpty() && test.isEmpty()
        ? VerifyOverride.SILENT
        : VerifyOverride.commands(build.orElse(nothing), test.orElse(nothing));
  }

  private static VerifyOverride both(VerifyOverride first, VerifyOverride second) {
    return new VerifyOverride(
        first.build().or(second::build),
        first.test().or(second::test),
        first.testRule().or(second::testRule),
        first.timeout().or(second::timeout));
  }

  /** What a part of the plan says; empty when it has no such key. */
  static Optional<VerifyOverride> read(ConfigObject owner) {
    if (!owner.has(KEY)) {
      return Optional.empty();
    }
    if (owner.type(KEY).equals(Optional.of(ValueType.BOOLEAN))) {
      boolean wanted = owner.flag(KEY).orElse(true);
      return Optional.of(wanted ? VerifyOverride.SILENT : VerifyOverride.OFF);
    }
    if (owner.type(KEY).equals(Optional.of(ValueType.TEXT))) {
      return VerifyCommand.given(owner.text(KEY))
          .map(line -> VerifyOverride.commands(new VerifyCommand.Nothing(), line));
    }
    return owner.object(KEY).map(VerifyReader::object);
  }

  private static VerifyOverride object(ConfigObject given) {
    given.warnOfUnknownKeys(KNOWN_KEYS);
    return new VerifyOverride(
        command(given, "build"),
        command(given, "test"),
        testRule(given),
        Seconds.read(given, "timeout"));
  }

  /** {@code true} keeps the project's command, {@code false} drops it, a text replaces it. */
  private static Optional<VerifyCommand> command(ConfigObject given, String key) {
    if (!given.has(key)) {
      return Optional.empty();
    }
    if (given.type(key).equals(Optional.of(ValueType.BOOLEAN))) {
      boolean kept = given.flag(key).orElse(false);
      return kept ? Optional.empty() : Optional.of(new VerifyCommand.Nothing());
    }
    return given.optionalText(key).flatMap(VerifyCommand::given);
  }

  private static Optional<VerifySpec.TestRule> testRule(ConfigObject given) {
    Optional<String> word = given.optionalText("tests");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return switch (word.get()) {
      case "no-new-failures" -> Optional.of(VerifySpec.TestRule.NO_NEW_FAILURES);
      case "must-pass" -> Optional.of(VerifySpec.TestRule.MUST_PASS);
      default -> {
        given.problem("tests", "must be \"must-pass\" or \"no-new-failures\"", Optional.empty());
        yield Optional.empty();
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
