package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.plugin.PluginFailure;
import dev.orchestrator.core.plugin.PluginJarFile;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.runtime.usecase.RequestContext;
import dev.orchestrator.runtime.usecase.UseCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Agrees that the content of a jar may run in every workspace of this user that holds it, or takes
 * that back. Runs nothing of the jar. Needs no workspace.
 */
public final class TrustPlugin implements UseCase<TrustPlugin.Request, PluginJarDocument> {

  private final TrustedPlugins trusted;

  /** A jar, and whether it may run from now on. */
  public record Request(Path jar, Answer answer) {}

  /** What the user says. */
  public enum Answer {
    /** It may run. */
    TRUST,
    /** It may not run any longer. */
    DISTRUST
  }

  /** Keeps the answer with what was agreed to. */
  public TrustPlugin(TrustedPlugins trusted) {
    this.trusted = trusted;
  }

  @Override
  public PluginJarDocument run(Request request, RequestContext context) {
    Path jar = request.jar();
    String fingerprint = fingerprint(jar);
    PluginJarFile file = PluginJarFile.read(jar);
    boolean trust = request.answer() == Answer.TRUST && file.problems().isEmpty();
    try {
      if (trust) {
        fingerprint = trusted.trust(jar);
      } else {
        trusted.distrust(jar);
      }
    } catch (IOException failed) {
      throw PluginErrors.unusable(failed);
    }
    return new PluginJarDocument(
        1,
        jar.toString(),
        fingerprint,
        trust,
        false,
        file.providers(),
        List.of(),
        file.problems().stream()
            .map(problem -> new PluginFailure(jar.toString(), problem))
            .toList());
  }

  private static String fingerprint(Path jar) {
    try {
      return TrustedPlugins.fingerprint(jar);
    } catch (IOException unreadable) {
      throw PluginErrors.unreadable(jar, unreadable);
    }
  }
}
