package dev.orchestrator.runtime.plugin;

import dev.orchestrator.core.plugin.PluginFailure;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * One jar, and how it stands with this user.
 *
 * @param jar its absolute path
 * @param sha256 of its content, in hexadecimal
 * @param trusted whether this user agreed to this content
 * @param loaded whether its code ran, so that {@code plugins} and {@code failures} say what it does
 *     and not just what it looks like
 * @param providers the plugin classes that it names
 * @param plugins what it contributes
 * @param failures why it cannot be used, or some of it cannot
 */
public record PluginJarDocument(
    int schemaVersion,
    String jar,
    String sha256,
    boolean trusted,
    boolean loaded,
    List<String> providers,
    List<PluginListDocument.Row> plugins,
    List<PluginFailure> failures)
    implements Document {

  /** Whether something of it cannot be used. */
  public boolean failed() {
    return !failures.isEmpty();
  }
}
