package dev.orchestrator.workers.verification;

import dev.orchestrator.exec.run.Outcome;
import dev.orchestrator.exec.run.RunResult;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.exec.spi.TestSummary;
import dev.orchestrator.runs.attempt.FailingTest;
import dev.orchestrator.runs.plan.VerifyCommand;
import dev.orchestrator.runs.plan.VerifySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The build or the tests, and what one run of them means. */
enum ProjectCheck {
  BUILD(ProjectAction.BUILD),
  TEST(ProjectAction.TEST);

  /** What a shell says of a program that is not there, or is none. */
  private static final List<Integer> NOT_RUN = List.of(126, 127);

  private static final int NAMED = 5;
  private static final int LONGEST_MESSAGE = 200;

  private final ProjectAction action;

  ProjectCheck(ProjectAction action) {
    this.action = action;
  }

  ProjectAction action() {
    return action;
  }

  VerifyCommand command(VerifySpec spec) {
    return this == BUILD ? spec.build() : spec.test();
  }

  Path log(Path folder) {
    return folder.resolve("verify-" + action + ".log");
  }

  Path logOfAnother(Path folder) {
    return folder.resolve("verify-" + action + "-again.log");
  }

  /** The verdict of one run, by itself. */
  Verdict verdict(RunResult result, Path log) {
    String command = action + " command '" + result.command() + "'";
    boolean absent = result.exitCode().filter(NOT_RUN::contains).isPresent();
    if (result.outcome() == Outcome.ERROR || result.outcome() == Outcome.FAILED && absent) {
      String why = absent ? command + " was not found or may not be run" : result.reason();
      return Verdict.of(Verdict.Outcome.COULD_NOT_RUN, why, Optional.of(log));
    }
    return switch (result.outcome()) {
      case PASSED -> Verdict.of(Verdict.Outcome.PASSED, "", Optional.of(log));
      case SKIPPED -> Verdict.nothingToVerifyWith();
      default -> {
        List<FailingTest> failing = failing(result);
        yield Verdict.of(
                Verdict.Outcome.FAILED,
                command + " " + how(result) + named(failing),
                Optional.of(log))
            .naming(failing, List.of());
      }
    };
  }

  private static String how(RunResult result) {
    int status = result.exitCode().orElse(1);
    return switch (result.outcome()) {
      case TIMEOUT -> "took longer than is allowed";
      case SIGNALLED -> "was ended by signal " + (status - 128);
      default -> "failed with exit code " + status;
    };
  }

  private static List<FailingTest> failing(RunResult result) {
    return result.tests().map(TestSummary::failures).orElse(List.of()).stream()
        .map(test -> new FailingTest(test.name(), test.message()))
        .toList();
  }

  /** The first few with why they fail, for people and for the next prompt. */
  static String named(List<FailingTest> failing) {
    if (failing.isEmpty()) {
      return "";
    }
    String more = failing.size() > NAMED ? " and " + (failing.size() - NAMED) + " more" : "";
    return failing.stream()
        .limit(NAMED)
        .map(ProjectCheck::inWords)
        .collect(Collectors.joining("; ", "; failing: ", more));
  }

  private static String inWords(FailingTest test) {
    String message = test.message().strip().lines().findFirst().orElse("");
    String bounded =
        message.length() > LONGEST_MESSAGE
            ? message.substring(0, LONGEST_MESSAGE) + "..."
            : message;
    return test.name() + (bounded.isEmpty() ? "" : " (" + bounded + ")");
  }
}
