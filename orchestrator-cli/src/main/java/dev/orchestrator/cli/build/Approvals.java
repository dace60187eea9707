package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.safety.SafetyVerdict;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.exec.run.PlannedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks on the terminal about what may be destructive, once for each different command, before
 * anything runs. Without a terminal the answer is no.
 */
final class Approvals {

  private final Invocation invocation;
  private final Output output;

  Approvals(Invocation invocation, Output output) {
    this.invocation = invocation;
    this.output = output;
  }

  List<PlannedRun> ask(List<PlannedRun> runs) {
    if (!invocation.terminal().input() || !invocation.terminal().error()) {
      return runs;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8));
    Map<String, Boolean> answers = new HashMap<>();
    return runs.stream()
        .map(
            run ->
                run.safety().verdict() == SafetyVerdict.ASK
                        && answers.computeIfAbsent(run.command(), command -> agrees(run, runs, in))
                    ? run.approved()
                    : run)
        .toList();
  }

  private boolean agrees(PlannedRun run, List<PlannedRun> runs, BufferedReader in) {
    List<String> where =
        runs.stream()
            .filter(other -> other.command().equals(run.command()))
            .map(other -> other.repository().name())
            .toList();
    output.remark("In " + String.join(", ", where) + ": " + PlainText.visible(run.command()));
    output.remark(run.safety().rule().orElse("") + ": " + run.safety().reason());
    invocation.err().print("Run it? [y/N] ");
    invocation.err().flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException gone) {
      return false;
    }
  }
}
