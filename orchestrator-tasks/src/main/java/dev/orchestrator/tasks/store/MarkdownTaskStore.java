package dev.orchestrator.tasks.store;

import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.core.file.FileReplacement;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.tasks.FieldNames;
import dev.orchestrator.tasks.Finding;
import dev.orchestrator.tasks.NewTask;
import dev.orchestrator.tasks.OtherCheckouts;
import dev.orchestrator.tasks.StartRequest;
import dev.orchestrator.tasks.Task;
import dev.orchestrator.tasks.TaskEdit;
import dev.orchestrator.tasks.TaskField;
import dev.orchestrator.tasks.TaskFilter;
import dev.orchestrator.tasks.TaskId;
import dev.orchestrator.tasks.TaskSnapshot;
import dev.orchestrator.tasks.TaskStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The store over {@code tasks/backlog.md}, {@code active.md} and {@code completed.md}. */
public final class MarkdownTaskStore implements TaskStore {

  private final StoreFiles files;
  private final StoreWriter writer;
  private final MoveJournal moves;
  private final HighestNumber numbers;
  private final Supplier<RepositoryRegistry> registry;
  private final Clock clock;

  /**
   * In the {@code tasks} folder of the workspace.
   *
   * @param registry asked for when a repository is named
   * @param checkouts where numbers may be taken that this workspace does not see
   */
  public MarkdownTaskStore(
      Workspace workspace,
      FileOperations operations,
      Supplier<JsonCodec> codec,
      Supplier<RepositoryRegistry> registry,
      OtherCheckouts checkouts,
      Clock clock) {
    this.files = new StoreFiles(workspace);
    this.moves = new MoveJournal(workspace, operations, codec);
    this.writer = new StoreWriter(workspace, files, moves, new FileReplacement(operations));
    this.numbers = new HighestNumber(checkouts);
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public TaskSnapshot read() {
    StoreState state = files.readConsistently();
    TaskSnapshot snapshot = state.snapshot();
    boolean unique =
        snapshot.all().stream().allMatch(task -> snapshot.withId(task.id()).size() == 1);
    return unique ? snapshot : withoutLeftover(state, snapshot);
  }

  @Override
  public Task add(NewTask task) {
    refuseUnknownRepositories(task.fields());
    return change(state -> TaskAddition.into(state, task, new TaskId(numbers.in(state) + 1)));
  }

  @Override
  public Task edit(TaskId id, TaskEdit edit) {
    refuseUnknownRepositories(edit.set());
    return change(state -> TaskChange.in(state, state.require(id), edit));
  }

  @Override
  public Task start(TaskId id, StartRequest request) {
    return change(state -> transitions().start(state, state.require(id), request));
  }

  @Override
  public Task complete(TaskId id, Optional<String> summary) {
    return change(state -> transitions().complete(state, state.require(id), summary));
  }

  @Override
  public Task reopen(TaskId id) {
    return change(state -> transitions().reopen(state, state.require(id)));
  }

  @Override
  public Optional<Task> claimNext(StartRequest request, TaskFilter filter) {
    return writer.write(
        state ->
            state
                .snapshot()
                .next(filter, clock.instant())
                .map(task -> transitions().start(state, state.require(task.id()), request)));
  }

  @Override
  public List<Finding> lint() {
    StoreState state = files.readConsistently();
    return new TaskLint(state, registry.get(), leftover(state)).findings();
  }

  @Override
  public Optional<String> interruptedMove() {
    return leftover(files.readConsistently())
        .map(
            task ->
                task.block().label()
                    + " was being moved when the program died and still stands in "
                    + task.file().path()
                    + ":"
                    + (task.block().line() + 1));
  }

  @Override
  public void repair() {
    writer.repair();
  }

  private Task change(Function<StoreState, Change> operation) {
    return writer.write(state -> Optional.of(operation.apply(state))).orElseThrow();
  }

  private TaskTransitions transitions() {
    return new TaskTransitions(clock.instant(), clock.getZone());
  }

  private void refuseUnknownRepositories(List<TaskField> fields) {
    fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(FieldNames.REPO))
        .filter(field -> !field.value().isBlank())
        .forEach(field -> registry.get().require(field.value().strip()));
  }

  private TaskSnapshot withoutLeftover(StoreState state, TaskSnapshot snapshot) {
    return leftover(state)
        .map(located -> TaskValues.task(located.file(), located.block()))
        .map(task -> without(snapshot, task))
        .orElse(snapshot);
  }

  private static TaskSnapshot without(TaskSnapshot snapshot, Task leftover) {
    List<Task> tasks = new ArrayList<>(snapshot.all());
    tasks.remove(leftover);
    return new TaskSnapshot(tasks);
  }

  private Optional<StoreState.Located> leftover(StoreState state) {
    try {
      return moves.unfinished().flatMap(move -> move.leftover(state));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
