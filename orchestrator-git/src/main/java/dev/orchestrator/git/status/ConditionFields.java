package dev.orchestrator.git.status;

import dev.orchestrator.core.expression.FieldType;
import dev.orchestrator.core.expression.FieldValue;
import dev.orchestrator.core.expression.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What conditions may name of a status, and how it is read. */
final class ConditionFields {

  private record Field(FieldType type, Function<RepositoryStatus, FieldValue> read) {}

  private final Map<String, Field> fields = new HashMap<>();

  ConditionFields(Clock clock) {
    states();
    places();
    counts();
    number("fetched_age", status -> age(status, clock));
  }

  private void states() {
    for (RepositoryState state : RepositoryState.values()) {
      flag(state.toString(), status -> status.state() == state);
    }
    flag("dirty", status -> status.changes().touchFiles());
    text("state", status -> status.state().toString());
    text("kind", status -> status.place().kind().toString());
    text("condition", status -> status.condition().toString());
    text("operation", status -> status.operation().map(Object::toString).orElse(""));
    text("reason", status -> status.inspection().error().orElse(""));
    flag("exists", status -> status.place().exists());
    flag("attention", status -> status.condition().needsAttention());
  }

  private void places() {
    text("branch", status -> status.head().branch());
    text("upstream", status -> status.tracking().upstream().orElse(""));
    text("last_commit", status -> status.head().lastCommit());
    flag("detached", status -> status.head().detached());
    flag("unborn", status -> status.head().unborn());
    flag("upstream_gone", status -> status.tracking().upstreamGone());
    flag("diverged", status -> status.tracking().diverged());
  }

  private void counts() {
    number("ahead", status -> status.tracking().ahead());
    number("behind", status -> status.tracking().behind());
    number("modified_files", status -> status.changes().modifiedFiles());
    number("untracked_files", status -> status.changes().untrackedFiles());
    number("staged_files", status -> status.changes().stagedFiles());
    number("conflicted_files", status -> status.changes().conflictedFiles());
    number("stashes", status -> status.changes().stashes());
    number("linked_worktrees", status -> status.place().linkedWorktrees());
    for (String name : List.of("modified", "untracked", "staged")) {
      fields.put(name, fields.get(name + "_files"));
    }
  }

  Vocabulary vocabulary() {
    return new Vocabulary(
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().type())));
  }

  FieldValue read(RepositoryStatus status, String name) {
    return Objects.requireNonNull(fields.get(name), name).read().apply(status);
  }

  private void flag(String name, Predicate<RepositoryStatus> read) {
    fields.put(name, new Field(FieldType.FLAG, each -> new FieldValue.Flag(read.test(each))));
  }

  private void text(String name, Function<RepositoryStatus, String> read) {
    fields.put(name, new Field(FieldType.TEXT, each -> new FieldValue.Text(read.apply(each))));
  }

  private void number(String name, ToLongFunction<RepositoryStatus> read) {
    fields.put(
        name, new Field(FieldType.NUMBER, each -> new FieldValue.Number(read.applyAsLong(each))));
  }

  /** Never fetched is older than anything. */
  private static long age(RepositoryStatus status, Clock clock) {
    return status
        .tracking()
        .fetchedAt()
        .map(at -> Duration.between(at, clock.instant()).toSeconds())
        .orElse(Long.MAX_VALUE);
  }
}
