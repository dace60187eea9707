package dev.orchestrator.git.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.json.JsonCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts read these rows: an object without objects in it, whatever groups the record has. */
final class RepositoryStatusJsonTest {

  private static final RepositoryStatus STATUS =
      new RepositoryStatus(
          "api",
          new RepositoryStatus.Place("/work/api", true, RepositoryKind.WORKTREE, 2),
          RepositoryState.DIRTY,
          false,
          Optional.of(RepositoryOperation.REBASE),
          new RepositoryStatus.Head("topic", false, true, "1234567 A subject"),
          new Tracking(
              Optional.of("origin/topic"), true, 3, 4, Optional.of(Instant.EPOCH.plusSeconds(5))),
          new UncommittedChanges(5, 6, 7, 8, 9),
          new Inspection(Instant.EPOCH, 12, Optional.of("why"), List.of("a note")));

  private final JsonCodec codec = new JsonCodec();

  @Test
  void everyKeyStandsAtTheTopOfTheRow() throws IOException {
    Map<?, ?> row = codec.read(codec.pretty(STATUS), Map.class);
    assertThat(row).hasSize(26);
    assertThat(row.values()).noneMatch(value -> value instanceof Map);
    assertThat(row.get("staged_files")).isEqualTo(5);
    assertThat(row.get("upstream_gone")).isEqualTo(true);
    assertThat(row.get("linked_worktrees")).isEqualTo(2);
    assertThat(row.get("last_commit")).isEqualTo("1234567 A subject");
  }

  @Test
  void aRowIsReadBackAsItWasWritten() throws IOException {
    assertThat(codec.readList("[" + codec.pretty(STATUS) + "]", RepositoryStatus.class))
        .containsExactly(STATUS);
    assertThat(codec.read(codec.line(STATUS), RepositoryStatus.class)).isEqualTo(STATUS);
  }

  @Test
  void aRowOfANewerVersionIsRead() throws IOException {
    String row = codec.line(STATUS).replaceFirst("\\{", "{\"unheard_of\": {\"a\": 1}, ");
    assertThat(codec.read(row, RepositoryStatus.class)).isEqualTo(STATUS);
  }
}
