package dev.orchestrator.core.plugin;

import dev.orchestrator.core.spi.OrchestratorPlugin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * What a jar says of itself, read without running any of it.
 *
 * @param providers the plugin classes that it names
 * @param problems why it could not be loaded, for people; empty when nothing speaks against it
 */
public record PluginJarFile(List<String> providers, List<String> problems) {

  private static final String SERVICES = "META-INF/services/" + OrchestratorPlugin.class.getName();
  private static final int MOST_PROVIDERS = 100;

  /** Copies the lists. */
  public PluginJarFile {
    providers = List.copyOf(providers);
    problems = List.copyOf(problems);
  }

  /** Reads a jar, which should be known to be a regular file. */
  public static PluginJarFile read(Path jar) {
    try (JarFile contents = new JarFile(jar.toFile())) {
      ZipEntry services = contents.getEntry(SERVICES);
      // ServiceLoader finds nothing in such a jar and says nothing of it.
      if (services == null) {
        return new PluginJarFile(List.of(), List.of("names no plugin in " + SERVICES));
      }
      List<String> providers = providers(contents, services);
      if (providers.isEmpty()) {
        return new PluginJarFile(List.of(), List.of("names no plugin in " + SERVICES));
      }
      return new PluginJarFile(
          providers,
          providers.stream()
              .filter(name -> contents.getEntry(name.replace('.', '/') + ".class") == null)
              .map(name -> "names the plugin " + name + ", but does not hold its class")
              .toList());
    } catch (IOException unreadable) {
      return new PluginJarFile(
          List.of(), List.of("cannot be read as a jar: " + unreadable.getMessage()));
    }
  }

  /** Why there is nothing in it to load; a class that it names and lacks is told by the loading. */
  Optional<String> unfit() {
    return providers.isEmpty() ? problems.stream().findFirst() : Optional.empty();
  }

  /** As java.util.ServiceLoader reads the file: a name in each line, comments behind {@code #}. */
  private static List<String> providers(JarFile jar, ZipEntry services) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(jar.getInputStream(services), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .distinct()
          .limit(MOST_PROVIDERS)
          .toList();
    }
  }
}
