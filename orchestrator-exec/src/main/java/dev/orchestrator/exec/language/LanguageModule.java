package dev.orchestrator.exec.language;

import com.google.inject.AbstractModule;
import dev.orchestrator.core.plugin.ExtensionBinder;
import dev.orchestrator.exec.spi.LanguagePlugin;
import jakarta.inject.Singleton;

/** Wires the language plugins. */
public final class LanguageModule extends AbstractModule {

  @Override
  protected void configure() {
    ExtensionBinder.bindExtensions(binder(), LanguagePlugin.class);
    bind(Languages.class).in(Singleton.class);
    bind(ToolPlanner.class);
  }
}
