package dev.orchestrator.tasks.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDocumentTest {

  private static TaskDocument parse(String text) {
    return TaskDocument.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> labels(String text) {
    return parse(text).tasks().stream().map(TaskBlock::label).toList();
  }

  private static TaskBlock only(String text) {
    List<TaskBlock> tasks = parse(text).tasks();
    assertThat(tasks).hasSize(1);
    return tasks.get(0);
  }

  private static List<Integer> flawLines(String text) {
    return parse(text).flaws().stream().map(flaw -> flaw.line() + 1).toList();
  }

  @Test
  void readsTheFormatOfTheContract() {
    TaskBlock task =
        only(
            """
            # Backlog

            ## High Priority

            ### [task-001] Short title
            - **repo**: wallet
            - **type**: bug-fix
            - **description**: What needs to be done

            Free text.
            """);
    assertThat(task.label()).isEqualTo("task-001");
    assertThat(task.number()).isEqualTo(1);
    assertThat(task.title()).isEqualTo("Short title");
    assertThat(task.section()).isEqualTo("High Priority");
    assertThat(task.fields())
        .extracting(FieldEntry::name)
        .containsExactly("repo", "type", "description");
    assertThat(task.fields())
        .extracting(FieldEntry::value)
        .containsExactly("wallet", "bug-fix", "What needs to be done");
  }

  @ParameterizedTest
  @Tag("T4")
  @ValueSource(
      strings = {
        "```\n### [task-999] no\n```\n",
        "~~~~ md\n### [task-999] no\n~~~\n### [task-998] no\n~~~~\n",
        "   ```\n### [task-999] no\n   ```\n",
        "<!--\n### [task-999] no\n-->\n",
        "<!-- ### [task-999] no -->\n",
        "<div>\n### [task-999] no\n</div>\n\n",
        "    ### [task-999] no\n",
        "- item\n\n  ### [task-999] no\n",
        "> ### [task-999] no\n",
        "<script>\n\n### [task-999] no\n\n</script>\n"
      })
  void aHeadingInCodeOrACommentIsText(String decoy) {
    assertThat(labels("### [task-1] a\n\n" + decoy + "\n### [task-2] b\n"))
        .containsExactly("task-1", "task-2");
    assertThat(labels(decoy + "\n### [task-2] b\n")).containsExactly("task-2");
  }

  @ParameterizedTest
  @Tag("T4")
  @ValueSource(strings = {"```", "~~~", "<!-- never closed", "````\n```"})
  void aFenceThatIsNeverClosedHidesWhatFollowsAndIsAFlaw(String opening) {
    String text = "### [task-1] a\n\n" + opening + "\n\n### [task-2] b\n";
    assertThat(labels(text)).containsExactly("task-1");
    assertThat(flawLines(text)).containsExactly(3);
  }

  @Test
  @Tag("T5")
  void lowerHeadingsAndRulesBelongToTheTask() {
    String text = "### [task-1] a\n- **x**: y\n\n#### Notes\n\n---\n\ntext\n";
    assertThat(only(text + "\n## Next\n").extent()).isEqualTo(new Span(0, text.length()));
  }

  @Test
  void aHeadingOfLevelThreeOrHigherEndsTheTask() {
    String text = "### [task-1] a\n- **x**: y\n";
    assertThat(only(text + "\n### Notes\nb\n").extent().end()).isEqualTo(text.length());
    assertThat(only(text + "\n# Top\nb\n").extent().end()).isEqualTo(text.length());
    assertThat(only(text + "\nUnderlined\n===\nb\n").extent().end()).isEqualTo(text.length());
  }

  @Test
  @Tag("T3")
  void fieldsMayBeWrittenInManyWays() {
    TaskBlock task =
        only(
            """
            ### [task-1] a

            * **repo**:  wallet\040\040
            + **Odd Field:** value
              - **indented**: x
            - **long**: one
              two
              - nested
            lazy
            - plain item
            - **last**:
            """);
    assertThat(task.fields())
        .extracting(FieldEntry::name, FieldEntry::value)
        .containsExactly(
            tuple("repo", "wallet"),
            tuple("Odd Field", "value\n- **indented**: x"),
            tuple("long", "one\ntwo\n- nested\nlazy"),
            tuple("last", ""));
  }

  @Test
  void fieldsInTheFreeTextAreFreeText() {
    TaskBlock task = only("### [task-1] a\n- **x**: y\n\nText.\n\n- **z**: not a field\n");
    assertThat(task.fields()).extracting(FieldEntry::name).containsExactly("x");
  }

  @ParameterizedTest
  @Tag("T8")
  @ValueSource(strings = {"a] b", "x | y", "`code` $1 \\1", "🎉 ünï", "### x", "C #", "a\\#"})
  void aTitleIsReadAsItWasWritten(String title) {
    assertThat(only("### [task-1] " + TaskText.title(title) + "\n").title()).isEqualTo(title);
  }

  @ParameterizedTest
  @Tag("T9")
  @ValueSource(
      strings = {
        "### [task-] x",
        "### [task-12 x",
        "### task-12 x",
        "### [task 12] x",
        "### [TASK_12] x",
        "## [task-12] x",
        "###[task-12] x",
        "[task-12] x\n------"
      })
  void aHeadingThatWasMeantToBeATaskIsAFlaw(String heading) {
    String text = "### [task-1] a\n\n" + heading + "\n\n### [task-2] b\n";
    assertThat(labels(text)).containsExactly("task-1", "task-2");
    assertThat(flawLines(text)).containsExactly(3);
    if (heading.contains("12")) {
      assertThat(parse(text).numbers()).contains(12);
    }
  }

  @Test
  void anOrdinaryHeadingIsNoFlaw() {
    assertThat(flawLines("# Tasks\n\n### Task force\n\n## [tasks](x)\n\n### taskwarrior\n"))
        .isEmpty();
  }

  @Test
  @Tag("T10")
  void conflictMarkersAreFlaws() {
    String text = "### [task-1] a\n<<<<<<< HEAD\n- **x**: 1\n=======\n- **x**: 2\n>>>>>>> other\n";
    assertThat(flawLines(text)).containsExactly(2, 6);
  }

  @Test
  @Tag("T12")
  void identifiersAreReadInAnySpelling() {
    assertThat(parse("### [TASK-007] a\n\n### [task-1000] b\n").tasks())
        .extracting(TaskBlock::number)
        .containsExactly(7, 1000);
  }

  @Test
  void criteriaAreFoundOutsideOfCode() {
    TaskBlock task =
        only(
            """
            ### [task-1] a
            - [ ] one
            - [x] two

            1. [X] three

            ```
            - [ ] no
            ```

                - [ ] no

            - a
                - [ ] nested
            """);
    assertThat(task.criteria())
        .extracting(CriterionEntry::text)
        .containsExactly("one", "two", "three", "nested");
    assertThat(task.criteria())
        .extracting(CriterionEntry::met)
        .containsExactly(false, true, true, false);
  }

  @Test
  void frontMatterIsText() {
    assertThat(labels("---\nid: 3\n### [task-9] x\n---\n### [task-1] a\n"))
        .containsExactly("task-1");
    assertThat(labels("---\n\n### [task-9] x\n\n---\n")).containsExactly("task-9");
  }
}
