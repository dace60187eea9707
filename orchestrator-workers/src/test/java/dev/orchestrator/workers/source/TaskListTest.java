package dev.orchestrator.workers.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskListTest {

  @Test
  void anEntryHasANumberABoxAndWhatItWaitsFor() {
    assertThat(
            TaskList.entries(
                "Plan\r\n- [x] #100 Done\r\n  * [ ] #101 Next (blocked by #100, #99 and #98)\r\n"))
        .containsExactly(
            new TaskList.Entry(100, true, List.of()),
            new TaskList.Entry(101, false, List.of(100, 99, 98)));
  }

  @Test
  void whatIsNoIssueOfTheRepositoryIsNoEntry() {
    assertThat(
            TaskList.entries(
                "- [ ] write the words\n- [ ] other/repo#5\n- #6\n- [ ] https://x.test/a/b/issues/7"))
        .isEmpty();
  }

  @Test
  void anIssueIsListedOnce() {
    assertThat(TaskList.entries("- [ ] #7 One\n- [x] #7 Again")).hasSize(1);
  }

  @Test
  void anIssueSaysWhatItDependsOn() {
    assertThat(TaskList.blockers("Depends on #8 and #9. Blocked by: #8")).containsExactly(8, 9);
    assertThat(TaskList.blockers("is unblocked by nothing, see #4")).isEmpty();
  }

  @Test
  void aListOfAHundredThousandBlockersExhaustsNothing() {
    assertThat(TaskList.blockers("blocked by #1" + ", #2".repeat(100_000))).containsExactly(1, 2);
  }

  @Test
  void onlyTheBoxOfTheIssueIsChecked() {
    String text = "- [ ] #1 a\r\n- [ ] #10 b\r\n- [x] #11 c [ ] #1\r\n";

    assertThat(TaskList.checkedOff(text, 1))
        .isEqualTo("- [x] #1 a\r\n- [ ] #10 b\r\n- [x] #11 c [ ] #1\r\n");
    assertThat(TaskList.checkedOff(text, 2)).isEqualTo(text);
  }
}
