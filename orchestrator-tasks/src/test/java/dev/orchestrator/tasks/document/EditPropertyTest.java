package dev.orchestrator.tasks.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every edit of every document changes what it is about and nothing else. */
class EditPropertyTest {

  private static final int DOCUMENTS = 3_000;

  private static final List<String> VALUES =
      List.of(
          "plain",
          "",
          "two\nlines",
          "### [task-1] forged",
          "a\n### [task-1] forged\n```\nb",
          "<!-- open",
          "x\n<!-- open\ny",
          "$1 \\ `x`",
          "- item\n- **repo**: forged",
          "ünï 🎉",
          "a\n\n    code\n\nb",
          "[x]",
          "**stars**: y",
          "# x #",
          "line\n---\nline\n===");

  private record Chosen(TaskDocument document, TaskBlock task, Random random) {}

  private static List<Chosen> chosen() {
    List<Chosen> chosen = new ArrayList<>();
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      TaskDocument document =
          TaskDocument.parse(DocumentGenerator.sound(seed).getBytes(StandardCharsets.UTF_8));
      assertThat(document.flaws()).as("seed %d", seed).isEmpty();
      if (!document.tasks().isEmpty()) {
        Random random = new Random(seed);
        TaskBlock task = document.tasks().get(random.nextInt(document.tasks().size()));
        chosen.add(new Chosen(document, task, random));
      }
    }
    return chosen;
  }

  private static TaskDocument apply(TaskDocument document, Splice... splices) {
    return TaskDocument.parse(document.with(List.of(splices)));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String inkOf(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Everything before and behind the task stands as it stood. */
  private static void assertForeignBytes(TaskDocument before, TaskBlock task, TaskDocument after) {
    String was = latin1(before.bytes());
    String is = latin1(after.bytes());
    assertThat(is).startsWith(was.substring(0, task.extent().start()));
    assertThat(is).endsWith(was.substring(task.extent().end()));
    assertThat(after.flaws()).as(is).isEmpty();
    assertThat(after.tasks()).as(is).hasSize(before.tasks().size());
  }

  private static TaskBlock same(TaskDocument after, TaskDocument before, TaskBlock task) {
    return after.tasks().get(before.tasks().indexOf(task));
  }

  @Test
  @Tag("T2")
  @Tag("T7")
  void aFieldGetsItsValueAndTheOthersKeepTheirs() {
    for (Chosen each : chosen()) {
      String value = VALUES.get(each.random().nextInt(VALUES.size()));
      boolean present = !each.task().fields().isEmpty() && each.random().nextBoolean();
      String name = present ? each.task().fields().get(0).name() : "brand new";
      TaskDocument after =
          TaskDocument.parse(
              each.document()
                  .with(
                      FieldEdits.set(
                          each.document(),
                          each.task(),
                          List.of(new FieldEdits.Setting(name, value)))));
      assertForeignBytes(each.document(), each.task(), after);
      TaskBlock edited = same(after, each.document(), each.task());
      String shown = latin1(after.bytes());
      assertThat(edited.field(name).orElseThrow().value()).as(shown).isEqualTo(value);
      for (FieldEntry field : each.task().fields()) {
        if (!field.name().equals(name)) {
          assertThat(edited.field(field.name()).orElseThrow().value())
              .as(shown)
              .isEqualTo(field.value());
        }
      }
      assertThat(edited.title()).isEqualTo(each.task().title());
    }
  }

  @Test
  void aNewFieldCanBeRemovedWithoutATrace() {
    for (Chosen each : chosen()) {
      if (each.task().fields().isEmpty() || !each.document().endsWithLineEnd()) {
        continue;
      }
      TaskDocument added =
          TaskDocument.parse(
              each.document()
                  .with(
                      FieldEdits.set(
                          each.document(),
                          each.task(),
                          List.of(new FieldEdits.Setting("new", "a\nb")))));
      TaskBlock edited = same(added, each.document(), each.task());
      TaskDocument removed = apply(added, FieldEdits.unset(edited.field("new").orElseThrow()));
      assertThat(latin1(removed.bytes())).isEqualTo(latin1(each.document().bytes()));
    }
  }

  @Test
  @Tag("T7")
  void appendedTextStaysInsideOfTheTask() {
    List<String> texts =
        List.of(
            "text",
            "### [task-1] forged\ntext",
            "# x\n## y\n### z",
            "a\n===\nb\n---\nc",
            "- **repo**: forged\n- **type**: forged",
            "```\n### [task-1] code\n```",
            "- [ ] a\n- [ ] b",
            "###[task-7] slip",
            "<<<<<<< HEAD\n>>>>>>> x",
            "   ### [task-8] in",
            "<!-- ### [task-9] -->",
            "> quote\nlazy",
            "  indented\n\n      more");
    for (Chosen each : chosen()) {
      AppendedText text = AppendedText.of(texts.get(each.random().nextInt(texts.size())));
      assertThat(text.unclosed()).isEmpty();
      TaskDocument after =
          apply(each.document(), Placement.appendToTask(each.document(), each.task(), text.text()));
      assertForeignBytes(each.document(), each.task(), after);
      TaskBlock edited = same(after, each.document(), each.task());
      assertThat(edited.fields())
          .as(latin1(after.bytes()))
          .extracting(FieldEntry::name, FieldEntry::value)
          .isEqualTo(
              each.task().fields().stream()
                  .map(field -> org.assertj.core.groups.Tuple.tuple(field.name(), field.value()))
                  .toList());
    }
  }

  @Test
  @Tag("T7")
  void textThatLeavesSomethingOpenIsRecognised() {
    for (String open : List.of("```\nx", "a\n<!-- b", "~~~~\n~~~", "<script>\n", "- ```\n<!--")) {
      assertThat(AppendedText.of(open).unclosed()).as(open).isPresent();
    }
    assertThat(AppendedText.of("a\n\n```\nx").unclosed()).hasValue(3);
  }

  @Test
  void aTaskThatIsTakenAwayLeavesEverythingElse() {
    for (Chosen each : chosen()) {
      TaskDocument after = apply(each.document(), Placement.remove(each.document(), each.task()));
      String was = latin1(each.document().bytes());
      String rest =
          was.substring(0, each.task().extent().start())
              + was.substring(each.task().extent().end());
      assertThat(inkOf(latin1(after.bytes()))).isEqualTo(inkOf(rest));
      assertThat(after.tasks()).hasSize(each.document().tasks().size() - 1);
      assertThat(after.flaws()).isEmpty();
    }
  }

  @Test
  void aTaskThatIsMovedIsTheSameTaskThere() {
    List<Chosen> all = chosen();
    for (int index = 0; index < all.size(); index++) {
      Chosen each = all.get(index);
      TaskDocument target = all.get((index * 7 + 3) % all.size()).document();
      byte[] lines = Placement.lines(each.document(), each.task(), target);
      TaskDocument after = apply(target, Placement.append(target, lines));
      String shown = latin1(after.bytes());
      assertThat(shown).startsWith(latin1(target.bytes()).stripTrailing());
      assertThat(after.flaws()).as(shown).isEmpty();
      assertThat(after.tasks()).as(shown).hasSize(target.tasks().size() + 1);
      TaskBlock moved = after.tasks().get(target.tasks().size());
      assertThat(moved.title()).isEqualTo(each.task().title());
      assertThat(moved.fields())
          .as(shown)
          .extracting(FieldEntry::name, FieldEntry::value)
          .isEqualTo(
              each.task().fields().stream()
                  .map(field -> org.assertj.core.groups.Tuple.tuple(field.name(), field.value()))
                  .toList());
      assertThat(moved.criteria()).hasSize(each.task().criteria().size());
    }
  }
}
