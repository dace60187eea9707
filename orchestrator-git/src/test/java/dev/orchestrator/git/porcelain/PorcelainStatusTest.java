package dev.orchestrator.git.porcelain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PorcelainStatusTest {

  private static final String OID = "# branch.oid 0123456789abcdef0123456789abcdef01234567";

  private static PorcelainStatus parse(String... parts) {
    String whole = OID + "\0" + String.join("\0", parts) + "\0";
    return PorcelainStatus.parse(whole).orElseThrow();
  }

  @Test
  void headersTellBranchUpstreamDistanceAndStashes() {
    PorcelainStatus status =
        parse(
            "# branch.head topic/x",
            "# branch.upstream origin/topic/x",
            "# branch.ab +2 -13",
            "# stash 4");
    assertThat(status.commit()).contains("0123456789abcdef0123456789abcdef01234567");
    assertThat(status.branch()).contains("topic/x");
    assertThat(status.upstream()).contains("origin/topic/x");
    assertThat(status.ahead()).hasValue(2);
    assertThat(status.behind()).hasValue(13);
    assertThat(status.stashes()).isEqualTo(4);
    assertThat(status.entries()).isEmpty();
  }

  @Test
  void noCommitAndNoBranchAreEmptyAndNotWords() {
    PorcelainStatus status = parse("# branch.oid (initial)", "# branch.head (detached)");
    assertThat(status.commit()).isEmpty();
    assertThat(status.branch()).isEmpty();
  }

  @Test
  void anUncountedDistanceIsUnknownAndNotZero() {
    assertThat(parse("# branch.ab +? -?").ahead()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void entriesAreCountedByWhereTheyChanged() {
    PorcelainStatus status =
        parse(
            "1 M. N... 100644 100644 100644 a b staged",
            "1 .M N... 100644 100644 100644 a b modified",
            "1 MM N... 100644 100644 100644 a b both",
            "u UU N... 100644 100644 100644 100644 a b c conflict",
            "? untracked",
            "! ignored");
    assertThat(status.staged()).isEqualTo(2);
    assertThat(status.modified()).isEqualTo(2);
    assertThat(status.conflicted()).isEqualTo(1);
    assertThat(status.untracked()).isEqualTo(1);
  }

  @Test
  void theOldNameOfARenamedFileIsNoEntryWhateverItLooksLike() {
    PorcelainStatus status =
        parse("2 R. N... 100644 100644 100644 a b R100 new", "? looks untracked", "? real");
    assertThat(status.staged()).isEqualTo(1);
    assertThat(status.untracked()).isEqualTo(1);
  }

  @Test
  void aNameWithLineFeedsForgesNoOtherEntry() {
    PorcelainStatus status = parse("? evil\n1 M. N... # stash 9\n# branch.ab +1 -1");
    assertThat(status.untracked()).isEqualTo(1);
    assertThat(status.staged()).isZero();
    assertThat(status.stashes()).isZero();
    assertThat(status.ahead()).isEmpty();
  }

  @Tag("K1")
  @Test
  void whatIsNotWholeIsNoStatus() {
    assertThat(PorcelainStatus.parse("")).isEmpty();
    assertThat(PorcelainStatus.parse("# branch.head main\0")).isEmpty();
    assertThat(PorcelainStatus.parse(OID)).isEmpty();
    assertThat(PorcelainStatus.parse(OID + "\0? untrac")).isEmpty();
    assertThat(PorcelainStatus.parse(OID + "\0" + "1 M. N... 100644\0")).isEmpty();
    assertThat(PorcelainStatus.parse(OID + "\0garbage\0")).isEmpty();
  }

  @Test
  void pathsAreTold() {
    PorcelainStatus status =
        parse(
            "1 .M N... 100644 100644 100644 a b with space",
            "2 R. N... 100644 100644 100644 a b R100 new",
            "old",
            "! out/",
            "? x");
    assertThat(status.uncommitted()).containsExactly("with space", "new", "x");
    assertThat(status.ignored()).containsExactly("out/");
  }
}
