package dev.orchestrator.core;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.orchestrator.core.event.publishing.EventPublisher;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.core.plugin.Extensions;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.registry.RepositoryRegistryReader;
import dev.orchestrator.core.registry.edit.RegistryEditor;
import dev.orchestrator.core.safety.SafetyModule;
import dev.orchestrator.core.spi.EventListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wires the kernel for one workspace; what the composition root holds is there already. */
public final class CoreModule extends AbstractModule {

  private final Supplier<PluginRegistry> plugins;

  /** Plugins are looked for when first needed. */
  public CoreModule(Supplier<PluginRegistry> plugins) {
    this.plugins = plugins;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().disableCircularProxies();
    bind(PluginRegistry.class).toProvider(plugins::get).in(Singleton.class);
    bind(RepositoryRegistryReader.class);
    bind(RegistryEditor.class);
    ExtensionBinder.bindExtensions(binder(), EventListener.class);
    install(new SafetyModule());
  }

  @Provides
  @Singleton
  EventPublisher events(Extensions<EventListener> listeners) {
    Map<String, EventListener> byName = new LinkedHashMap<>();
    listeners.all().forEach(extension -> byName.put(extension.name(), extension.value()));
    return new EventPublisher(byName);
  }
}
