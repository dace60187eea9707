package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.workers.landing.LandListener;
import java.util.List;
import java.util.stream.Collectors;

/** Tells on standard error how a landing comes along. */
public final class LandNarrator implements LandListener {

  private static final int NAMED = 8;

  private final Output output;
  private final Style style;

  /** Writes to {@code output}. */
  public LandNarrator(Output output) {
    this.output = output;
    this.style = output.style();
  }

  @Override
  public void goingOn(String id) {
    say("goes on with landing " + id + ", which was interrupted");
  }

  @Override
  public void waiting(String what) {
    say("already landing: another landing holds " + what + "; waiting for it");
  }

  @Override
  public void round(String repository, String target, int branches) {
    say(
        named(repository)
            + "merging "
            + branches
            + (branches == 1 ? " branch" : " branches")
            + " onto "
            + target);
  }

  @Override
  public void verifying(String repository, List<Integer> issues, boolean again) {
    String what = issues.isEmpty() ? "the target alone" : numbers(issues);
    say(named(repository) + "verifying " + what + (again ? " once more" : ""));
  }

  @Override
  public void verified(String repository, List<Integer> issues, boolean green, String reason) {
    say(
        named(repository)
            + (green ? style.good("green") : style.bad("red: " + PlainText.visible(reason))));
  }

  @Override
  public void resolving(String repository, int issue, String agent, List<String> paths) {
    say(
        named(repository)
            + "agent '"
            + PlainText.visible(agent)
            + "' resolves the conflict of #"
            + issue
            + " in "
            + files(paths));
  }

  @Override
  public void resolvingAfterInterruption(String repository, int issue, boolean goingOn) {
    say(
        named(repository)
            + (goingOn
                ? "goes on with the agent that resolves the conflict of #" + issue
                : "the agent that resolved the conflict of #" + issue + " is gone, begins anew"));
  }

  @Override
  public void resolved(String repository, int issue, boolean accepted, String reason) {
    say(
        named(repository)
            + "#"
            + issue
            + ": "
            + (accepted
                ? style.good("resolved")
                : style.bad("not accepted: " + PlainText.visible(reason))));
  }

  private static String files(List<String> paths) {
    return paths.stream().limit(NAMED).map(PlainText::visible).collect(Collectors.joining(", "))
        + (paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "");
  }

  private void say(String text) {
    output.remark(text);
  }

  private static String named(String repository) {
    return repository.isEmpty() ? "" : PlainText.visible(repository) + ": ";
  }

  private static String numbers(List<Integer> issues) {
    return issues.stream().limit(NAMED).map(issue -> "#" + issue).collect(Collectors.joining(", "))
        + (issues.size() > NAMED ? " and " + (issues.size() - NAMED) + " more" : "");
  }
}
