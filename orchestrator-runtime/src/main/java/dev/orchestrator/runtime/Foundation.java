package dev.orchestrator.runtime;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.lifecycle.CloseRegistry;
import dev.orchestrator.core.registry.LiveRegistry;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.selector.RepositorySelector;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.log.LogFolder;
import dev.orchestrator.exec.runner.GuardedCommandRunner;
import dev.orchestrator.git.status.RepositoryScanner;
import dev.orchestrator.git.status.RepositoryStatusFile;
import dev.orchestrator.git.status.ScannedStatusFields;
import dev.orchestrator.git.sync.RepositorySync;
import dev.orchestrator.git.worktree.LinkedCheckouts;
import dev.orchestrator.runtime.fleet.ListRepositories;
import dev.orchestrator.runtime.fleet.ShowStatus;
import dev.orchestrator.runtime.fleet.SyncRepositories;
import dev.orchestrator.runtime.tasks.ListTasks;
import dev.orchestrator.tasks.TaskStore;
import dev.orchestrator.tasks.store.MarkdownTaskStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The few services that nearly every command begins with, made by hand: asking Guice for them would
 * take longer than a look at a hundred repositories. Everything else is wired by Guice, which has
 * these from here. Each is made once, when first asked for. Thread-safe.
 */
final class Foundation {

  private final Map<Class<?>, Supplier<?>> services = new HashMap<>();

  Foundation(Workspace workspace, Seeds seeds) {
    Clock clock = seeds.clock();
    Problems problems = new Problems();
    CloseRegistry opened = new CloseRegistry();
    hold(Workspace.class, workspace);
    hold(HostEnvironment.class, seeds.environment());
    hold(Clock.class, clock);
    hold(CancellationToken.class, seeds.cancellation());
    hold(Problems.class, problems);
    hold(CloseRegistry.class, opened);
    Supplier<JsonCodec> codec = make(JsonCodec.class, JsonCodec::new);
    Supplier<LiveRegistry> live =
        make(
            LiveRegistry.class,
            () ->
                new LiveRegistry(
                    new RepositoryRegistryReader(seeds.environment()), workspace, problems));
    Supplier<RepositoryRegistry> registry = make(RepositoryRegistry.class, () -> live.get().get());
    Supplier<CommandRunner> runner =
        make(
            CommandRunner.class,
            () ->
                seeds.logging() == Seeds.Logging.ON
                    ? GuardedCommandRunner.loggedOfThisMachine(seeds.environment(), clock, opened)
                    : GuardedCommandRunner.ofThisMachine(seeds.environment(), clock, opened));
    Supplier<RepositoryScanner> scanner =
        make(
            RepositoryScanner.class,
            () -> new RepositoryScanner(runner.get(), clock, seeds.cancellation()));
    make(RepositoryStatusFile.class, () -> new RepositoryStatusFile(workspace, codec.get()));
    Supplier<RepositorySelector> selector =
        make(
            RepositorySelector.class,
            () ->
                new RepositorySelector(
                    registry.get(), new ScannedStatusFields(scanner.get(), clock)));
    Supplier<TaskStore> tasks =
        make(
            TaskStore.class,
            () ->
                new MarkdownTaskStore(
                    workspace,
                    FileOperations.real(),
                    codec,
                    registry,
                    () -> LinkedCheckouts.of(workspace.tasks()),
                    clock));
    make(ListTasks.class, () -> new ListTasks(tasks.get(), registry));
    Supplier<LogFolder> logs =
        make(LogFolder.class, () -> LogFolder.of(workspace, seeds.environment(), problems));
    Supplier<RepositorySync> sync =
        make(
            RepositorySync.class,
            () ->
                new RepositorySync(
                    runner.get(),
                    scanner.get(),
                    workspace,
                    seeds.environment(),
                    logs,
                    seeds.cancellation()));
    make(ListRepositories.class, () -> new ListRepositories(selector.get()));
    make(ShowStatus.class, () -> new ShowStatus(selector.get(), scanner.get(), sync, clock));
    make(SyncRepositories.class, () -> new SyncRepositories(selector.get(), sync.get()));
  }

  private <T> void hold(Class<T> type, T service) {
    services.put(type, () -> service);
  }

  private <T> Supplier<T> make(Class<T> type, Supplier<T> maker) {
    Supplier<T> once = new Once<>(maker);
    services.put(type, once);
    return once;
  }

  /** The service of exactly that type, if it is one of these. */
  <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(services.get(type)).map(Supplier::get).map(type::cast);
  }

  /** All of them, by type. */
  Map<Class<?>, Supplier<?>> services() {
    return Map.copyOf(services);
  }

  private static final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized T get() {
      T value = made == null ? maker.get() : made;
      made = value;
      return value;
    }
  }
}
