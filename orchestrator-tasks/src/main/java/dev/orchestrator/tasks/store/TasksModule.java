package dev.orchestrator.tasks.store;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.orchestrator.core.file.FileOperations;
import dev.orchestrator.tasks.OtherCheckouts;
import dev.orchestrator.tasks.TaskStore;
import java.util.List;

/** Wires the task store. */
public final class TasksModule extends AbstractModule {

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), OtherCheckouts.class)
        .setDefault()
        .toInstance(List::of);
    bind(FileOperations.class).toProvider(FileOperations::real);
    bind(TaskStore.class).to(MarkdownTaskStore.class).in(Singleton.class);
    bind(MarkdownTaskStore.class);
  }
}
