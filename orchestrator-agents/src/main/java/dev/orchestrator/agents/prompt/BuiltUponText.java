package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.base.MergeConflict;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Workplace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an issue builds on, as values of a template; bounded, whatever the plan and the work are.
 */
final class BuiltUponText {

  private static final int MOST_ISSUES = 20;
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_DESCRIPTION = 1_500;

  private final IssueState known;
  private final List<BuiltUpon.Work> works;

  BuiltUponText(IssueState known, List<BuiltUpon.Work> works) {
    this.known = known;
    this.works = works;
  }

  /** Its values; the recorded branch outranks the one that a plan would give it now. */
  Map<String, Object> values() {
    List<Map<String, Object>> held = values(works.stream().filter(BuiltUpon.Work::held).toList());
    List<Map<String, Object>> other = values(works.stream().filter(work -> !work.held()).toList());
    Optional<MergeConflict> conflict =
        known
            .workplace()
            .filter(Workplace::merging)
            .flatMap(Workplace::base)
            .flatMap(IssueBase::conflict);
    Map<String, Object> values = new HashMap<>();
    known.branch().ifPresent(branch -> values.put("branch", branch));
    values.put("built_on", held);
    values.put("built_on?", !held.isEmpty() && conflict.isEmpty());
    values.put("elsewhere", other);
    values.put("elsewhere?", !other.isEmpty());
    values.put("conflicts", lines(conflict.map(MergeConflict::paths).orElse(List.of())));
    values.put("to_merge", conflict.map(MergeConflict::commits).orElse(List.of()));
    return values;
  }

  static List<Map<String, Object>> values(List<BuiltUpon.Work> works) {
    return works.stream().limit(MOST_ISSUES).map(BuiltUponText::values).toList();
  }

  private static Map<String, Object> values(BuiltUpon.Work work) {
    return Map.of(
        "number", work.issue(),
        "title", line(work.title()),
        "description", section(cut(work.description().strip(), LONGEST_DESCRIPTION)),
        "place", work.place(),
        "commits", lines(work.commits()),
        "files", lines(work.files()),
        "difference", section(work.difference()));
  }

  static List<String> lines(List<String> texts) {
    return texts.stream().map(BuiltUponText::line).toList();
  }

  private static String line(String text) {
    return cut(PlainText.visible(text.strip()), LONGEST_LINE);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + " [...]";
  }

  private static Object section(String text) {
    return text.isBlank() ? false : text;
  }
}
