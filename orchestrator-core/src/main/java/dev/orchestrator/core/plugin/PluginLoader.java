package dev.orchestrator.core.plugin;

import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds plugins and checks each by itself, so that a bad one is reported and the others load. */
final class PluginLoader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String RESERVED_PREFIX = "orchestrator-";
  private static final String OWN_PACKAGE = "dev.orchestrator.";
  private static final String BUILT_IN = "built in";

  private final PluginTrust trust;
  private final List<LoadedPlugin> loaded = new ArrayList<>();
  private final List<PluginFailure> failures = new ArrayList<>();
  private final List<UntrustedJar> untrusted = new ArrayList<>();
  private final Map<String, String> originById = new HashMap<>();

  PluginLoader(PluginTrust trust) {
    this.trust = trust;
  }

  PluginRegistry check(List<OrchestratorPlugin> plugins) {
    plugins.forEach(plugin -> admit(plugin, origin(plugin)));
    return registry();
  }

  PluginRegistry discover(ClassLoader host, Path folder) {
    load(ServiceLoader.load(OrchestratorPlugin.class, host));
    jars(folder).forEach(jar -> loadIfAgreed(jar, host));
    return registry();
  }

  PluginRegistry discoverJar(ClassLoader host, Path jar) {
    load(ServiceLoader.load(OrchestratorPlugin.class, host));
    loadIfAgreed(jar, host);
    return registry();
  }

  private PluginRegistry registry() {
    return new PluginRegistry(loaded, failures, untrusted);
  }

  private void loadIfAgreed(Path jar, ClassLoader host) {
    try {
      Optional<Path> agreed = trust.agreed(jar);
      if (agreed.isPresent()) {
        loadJar(jar, agreed.get(), host);
      } else {
        untrusted.add(new UntrustedJar(jar.toString(), TrustedPlugins.fingerprint(jar)));
      }
    } catch (IOException unreadable) {
      failures.add(
          new PluginFailure(jar.toString(), "cannot be read: " + FileTrouble.words(unreadable)));
    }
  }

  /**
   * Loads a jar.
   *
   * @param jar where it was found
   * @param content where its classes are taken from
   */
  private void loadJar(Path jar, Path content, ClassLoader host) {
    Optional<String> unfit = PluginJarFile.read(content).unfit();
    if (unfit.isPresent()) {
      failures.add(new PluginFailure(jar.toString(), unfit.get()));
      return;
    }
    try {
      // Kept open for the life of the process: plugin classes are loaded on demand.
      URLClassLoader loader =
          new URLClassLoader("plugin " + jar.getFileName(), new URL[] {url(content)}, host);
      load(ServiceLoader.load(OrchestratorPlugin.class, loader), loader, jar);
    } catch (MalformedURLException notAPath) {
      failures.add(new PluginFailure(jar.toString(), "cannot be opened"));
    }
  }

  private void load(ServiceLoader<OrchestratorPlugin> services) {
    for (OrchestratorPlugin plugin : instantiate(services, "class path")) {
      admit(plugin, origin(plugin));
    }
  }

  private void load(ServiceLoader<OrchestratorPlugin> services, ClassLoader loader, Path jar) {
    for (OrchestratorPlugin plugin : instantiate(services, jar.toString())) {
      if (plugin.getClass().getClassLoader() == loader) {
        admit(plugin, jar.toString());
      }
    }
  }

  /**
   * A missing class or failing constructor is a {@link ServiceConfigurationError}, which a plain
   * loop would not survive; the iterator itself goes on with the next provider.
   */
  private List<OrchestratorPlugin> instantiate(
      ServiceLoader<OrchestratorPlugin> services, String origin) {
    List<OrchestratorPlugin> plugins = new ArrayList<>();
    Iterator<OrchestratorPlugin> iterator = services.iterator();
    boolean more = true;
    while (more) {
      try {
        more = iterator.hasNext();
        if (more) {
          plugins.add(iterator.next());
        }
      } catch (ServiceConfigurationError | LinkageError bad) {
        failures.add(new PluginFailure(origin, reason(bad)));
      }
    }
    return plugins;
  }

  private void admit(OrchestratorPlugin plugin, String origin) {
    try {
      String id = plugin.id();
      String problem = problem(plugin, id, origin);
      if (!problem.isEmpty()) {
        failures.add(new PluginFailure(origin, problem));
        return;
      }
      List<Contribution<?>> contributions = List.copyOf(plugin.contributions());
      originById.put(id, origin);
      loaded.add(new LoadedPlugin(id, origin, contributions));
    } catch (RuntimeException | LinkageError bad) {
      failures.add(new PluginFailure(origin, reason(bad)));
    }
  }

  private String problem(OrchestratorPlugin plugin, String id, String origin) {
    if (id == null || !ID.matcher(id).matches()) {
      return "its id '" + id + "' is not lower case words joined by hyphens";
    }
    if (plugin.spiVersion() != OrchestratorPlugin.SPI_VERSION) {
      return "plugin '%s' was built for version %d of the plugin contract, this program has %d"
          .formatted(id, plugin.spiVersion(), OrchestratorPlugin.SPI_VERSION);
    }
    for (Contribution<?> each : plugin.contributions()) {
      if (!each.point().isInstance(each.extension())) {
        return "its contribution '%s' is no %s".formatted(each.name(), each.point().getName());
      }
    }
    if (id.startsWith(RESERVED_PREFIX) && !BUILT_IN.equals(origin)) {
      return "its id '" + id + "' starts with '" + RESERVED_PREFIX + "', which is reserved";
    }
    String other = originById.get(id);
    return other == null ? "" : "its id '" + id + "' is already taken by " + other;
  }

  private static String origin(OrchestratorPlugin plugin) {
    Class<?> type = plugin.getClass();
    boolean ours =
        type.getName().startsWith(OWN_PACKAGE)
            && type.getClassLoader() == PluginLoader.class.getClassLoader();
    return ours ? BUILT_IN : type.getName();
  }

  private static String reason(Throwable bad) {
    Throwable root = bad;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String detail = root == bad ? "" : ": " + root;
    return bad.getClass().getSimpleName() + ": " + bad.getMessage() + detail;
  }

  private List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      failures.add(
          new PluginFailure(
              folder.toString(), "cannot be listed: " + FileTrouble.words(unreadable)));
      return List.of();
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
