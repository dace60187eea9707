package dev.orchestrator.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.sources.TaskList.Reference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskListTest {

  @Test
  void anEntryHasANumberABoxAndWhatItWaitsFor() {
    assertThat(
            TaskList.entries(
                "Plan\r\n- [x] #100 Done\r\n  * [ ] #101 Next (blocked by #100, #99 and #98)\r\n"))
        .containsExactly(
            new TaskList.Entry(Reference.to(100), true, List.of()),
            new TaskList.Entry(
                Reference.to(101),
                false,
                List.of(Reference.to(100), Reference.to(99), Reference.to(98))));
  }

  @Test
  void whatIsNoIssueIsNoEntry() {
    assertThat(
            TaskList.entries(
                "- [ ] write the words\n- #6\n- [ ] https://x.test/a/b/pull/7\n- [ ] repo#5"))
        .isEmpty();
  }

  @Test
  void anIssueOfAnotherRepositoryIsNamedWithItOrByItsPage() {
    assertThat(
            TaskList.entries(
                """
                - [ ] acme/api#5 (blocked by acme/group/shop#4 and #3)
                - [ ] https://github.com/acme/shop/issues/7
                - [ ] https://gitlab.example.org/acme/group/shop/-/work_items/8
                """))
        .containsExactly(
            new TaskList.Entry(
                in("acme/api", 5), false, List.of(in("acme/group/shop", 4), Reference.to(3))),
            new TaskList.Entry(in("acme/shop", 7), false, List.of()),
            new TaskList.Entry(in("acme/group/shop", 8), false, List.of()));
  }

  private static Reference in(String repository, int number) {
    return new Reference(Optional.of(repository), number);
  }

  @Test
  void anIssueIsListedOnce() {
    assertThat(TaskList.entries("- [ ] #7 One\n- [x] #7 Again")).hasSize(1);
  }

  @Test
  void anIssueSaysWhatItDependsOn() {
    assertThat(TaskList.blockers("Depends on #8 and #9. Blocked by: #8"))
        .containsExactly(Reference.to(8), Reference.to(9));
    assertThat(TaskList.blockers("is unblocked by nothing, see #4")).isEmpty();
  }

  @Test
  void aListOfAHundredThousandBlockersExhaustsNothing() {
    assertThat(TaskList.blockers("blocked by #1" + ", #2".repeat(100_000)))
        .containsExactly(Reference.to(1), Reference.to(2));
  }

  @Test
  void onlyTheBoxOfTheIssueIsChecked() {
    String text = "- [ ] #1 a\r\n- [ ] #10 b\r\n- [x] #11 c [ ] #1\r\n";

    assertThat(TaskList.checkedOff(text, Reference.to(1)::equals))
        .isEqualTo("- [x] #1 a\r\n- [ ] #10 b\r\n- [x] #11 c [ ] #1\r\n");
    assertThat(TaskList.checkedOff(text, Reference.to(2)::equals)).isEqualTo(text);
  }
}
