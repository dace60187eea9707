package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import jakarta.inject.Inject;

/** Lists built-in and third-party plugins with what each contributes. */
public final class ListPlugins implements UseCase<ListPlugins.Request, PluginListDocument> {

  private final PluginRegistry plugins;

  /** All of them. */
  public record Request() {}

  @Inject
  ListPlugins(PluginRegistry plugins) {
    this.plugins = plugins;
  }

  @Override
  public PluginListDocument run(Request request, RequestContext context) {
    return new PluginListDocument(
        1,
        plugins.plugins().stream().map(PluginListDocument.Row::of).toList(),
        plugins.failures(),
        plugins.untrusted());
  }
}
