package dev.orchestrator.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.event.publishing.EventPublisher;
import dev.orchestrator.core.json.JsonCodec;
import dev.orchestrator.core.lifecycle.CloseRegistry;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.core.safety.SafetyModule;
import dev.orchestrator.core.spi.EventListener;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wires the kernel for one workspace. The values given to it come from the composition root. */
public final class CoreModule extends AbstractModule {

  private final Workspace workspace;
  private final Seeds seeds;

  /** What the kernel gets from outside: the environment, time, the way to stop, and the plugins. */
  public record Seeds(
      HostEnvironment environment,
      Clock clock,
      CancellationToken cancellation,
      Supplier<PluginRegistry> plugins) {}

  /** For the given workspace; plugins are looked for when first needed. */
  public CoreModule(Workspace workspace, Seeds seeds) {
    this.workspace = workspace;
    this.seeds = seeds;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().disableCircularProxies();
    bind(Workspace.class).toInstance(workspace);
    bind(HostEnvironment.class).toInstance(seeds.environment());
    bind(Clock.class).toInstance(seeds.clock());
    bind(CancellationToken.class).toInstance(seeds.cancellation());
    bind(PluginRegistry.class).toProvider(seeds.plugins()::get).in(Singleton.class);
    bind(JsonCodec.class).toProvider(JsonCodec::new).in(Singleton.class);
    bind(Problems.class).toInstance(new Problems());
    bind(RepositoryRegistryReader.class);
    bind(RegistryEditor.class);
    bind(CloseRegistry.class).toInstance(new CloseRegistry());
    ExtensionBinder.bindExtensions(binder(), EventListener.class);
    install(new SafetyModule());
  }

  @Provides
  @Singleton
  RepositoryRegistry registry(RepositoryRegistryReader reader, Problems problems) {
    return reader.read(workspace, problems);
  }

  @Provides
  @Singleton
  EventPublisher events(Extensions<EventListener> listeners) {
    Map<String, EventListener> byName = new LinkedHashMap<>();
    listeners.all().forEach(extension -> byName.put(extension.name(), extension.value()));
    return new EventPublisher(byName);
  }
}
