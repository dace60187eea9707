package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.plugin.PluginFailure;
import dev.orchestrator.core.plugin.PluginJarFile;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at the jar of a plugin. Its code runs when this user agreed to its content, or asks for it;
 * otherwise the jar is only read. Needs no workspace.
 */
public final class CheckPlugin implements UseCase<CheckPlugin.Request, PluginJarDocument> {

  private final TrustedPlugins trusted;

  /**
   * A jar.
   *
   * @param load what may run of it
   */
  public record Request(Path jar, Load load) {}

  /** What of a jar may run. */
  public enum Load {
    /** Nothing, unless the content was agreed to. */
    WHEN_TRUSTED,
    /** The user asks for it. */
    ALWAYS
  }

  /** Holds a jar against what was agreed to. */
  public CheckPlugin(TrustedPlugins trusted) {
    this.trusted = trusted;
  }

  @Override
  public PluginJarDocument run(Request request, RequestContext context) {
    Path jar = request.jar();
    try {
      boolean agreed = trusted.agreed(jar).isPresent();
      boolean load = agreed || request.load() == Load.ALWAYS;
      PluginJarFile file = PluginJarFile.read(jar);
      PluginRegistry registry =
          load
              ? PluginRegistry.ofJar(CheckPlugin.class.getClassLoader(), jar)
              : new PluginRegistry(List.of(), failures(jar, file), List.of());
      return new PluginJarDocument(
          1,
          jar.toString(),
          TrustedPlugins.fingerprint(jar),
          agreed,
          load,
          file.providers(),
          registry.plugins().stream()
              .filter(plugin -> plugin.origin().equals(jar.toString()))
              .map(PluginListDocument.Row::of)
              .toList(),
          registry.failures());
    } catch (IOException unreadable) {
      throw PluginErrors.unreadable(jar, unreadable);
    }
  }

  private static List<PluginFailure> failures(Path jar, PluginJarFile file) {
    return file.problems().stream()
        .map(problem -> new PluginFailure(jar.toString(), problem))
        .toList();
  }
}
