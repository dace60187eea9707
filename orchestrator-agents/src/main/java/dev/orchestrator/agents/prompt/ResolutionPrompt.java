package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.plan.VerifySpec;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the prompt of an agent that is given a conflict of a landing: what each side wanted, and
 * where they clash. Bounded, whatever the work is. Thread-safe.
 */
public final class ResolutionPrompt {

  private static final int MOST_FILES = 100;

  private final PromptRules rules;

  /** With the rules of a workspace. */
  @Inject
  public ResolutionPrompt(PromptRules rules) {
    this.rules = rules;
  }

  /**
   * A conflict.
   *
   * @param target the branch that is landed on
   * @param theirs the work whose branch conflicts
   * @param commit of that branch
   * @param ours works that are merged already and changed the same files
   * @param before subjects of the commits that the branch does not know
   * @param paths files in conflict
   * @param hunks the places in conflict
   * @param faults why an earlier resolution was not accepted; empty for the first
   */
  public record Clash(
      String target,
      BuiltUpon.Work theirs,
      String commit,
      List<BuiltUpon.Work> ours,
      List<String> before,
      List<String> paths,
      String hunks,
      List<String> faults) {

    /** Copies the lists. */
    public Clash {
      ours = List.copyOf(ours);
      before = List.copyOf(before);
      paths = List.copyOf(paths);
      faults = List.copyOf(faults);
    }
  }

  /** The prompt of an agent that works in {@code worktree}. */
  public String write(RunPlan plan, PlanRepository repository, Path worktree, Clash clash) {
    VerifySpec verify = plan.verifyOf(repository.key());
    Map<String, Object> values = new HashMap<>();
    values.put("project", plan.project());
    values.put("worktree", worktree.toString());
    values.put("target", PlainText.visible(clash.target()));
    values.put("theirs", BuiltUponText.values(List.of(clash.theirs())));
    values.put("number", clash.theirs().issue());
    values.put("commit", clash.commit());
    values.put("ours", BuiltUponText.values(clash.ours()));
    values.put("before", BuiltUponText.lines(clash.before()));
    values.put("before?", !clash.before().isEmpty());
    values.put(
        "paths",
        BuiltUponText.lines(clash.paths().subList(0, Math.min(MOST_FILES, clash.paths().size()))));
    values.put("hunks", section(clash.hunks()));
    values.put("faults", BuiltUponText.lines(clash.faults()));
    values.put("faults?", !clash.faults().isEmpty());
    values.put("build_command", section(verify.build().asWritten().orElse("")));
    values.put("test_command", section(verify.test().asWritten().orElse("")));
    values.put("rules", rules.of(plan, repository));
    return StageInstructions.builtIn("resolve").render(values);
  }

  private static Object section(String text) {
    return text.isBlank() ? false : text;
  }
}
