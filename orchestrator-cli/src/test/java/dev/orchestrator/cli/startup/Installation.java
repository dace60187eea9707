package dev.orchestrator.cli.startup;

import dev.orchestrator.fixtures.Program;
import dev.orchestrator.fixtures.Scripts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The launcher of {@code src/dist}, installed in a folder of the test with a jar that names the
 * class path of the test: the real script and the real program, before they are packaged.
 */
public final class Installation {

  private static final Path SOURCES = Path.of("src/dist").toAbsolutePath();

  private final Path home;

  private Installation(Path home) {
    this.home = home;
  }

  /** Installs into a folder. */
  public static Installation in(Path home) throws IOException {
    Files.createDirectories(home.resolve("lib"));
    for (String file : List.of("bin/orchestrator", "lib/make-startup-archive")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.copy(SOURCES.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      home.resolve(file).toFile().setExecutable(true);
    }
    Files.writeString(home.resolve("lib/build-id"), "0123456789abcdef\n");
    writeJar(home.resolve("lib/orchestrator-cli.jar"));
    return new Installation(home);
  }

  Path home() {
    return home;
  }

  /** The script that starts the program. */
  public Path launcher() {
    return home.resolve("bin/orchestrator");
  }

  /** A call of the installed program. */
  public Program call(String... arguments) {
    return call(launcher(), arguments);
  }

  Program call(Path launcher, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(launcher.toString()));
    argv.addAll(List.of(arguments));
    return Program.of(home, argv)
        .with(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "HOME", home.toString(),
                "ORCHESTRATOR_STARTUP_CACHE", "off"));
  }

  /** A folder that passes for a Java of the given version; its java runs {@code body}. */
  static Path java(Path folder, String version, String body) throws IOException {
    Scripts.shell(folder.resolve("bin/java"), body);
    Files.writeString(
        folder.resolve("release"),
        "IMPLEMENTOR=\"Test\"\nJAVA_RUNTIME_VERSION=\"%1$s+1\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
    return folder;
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream written = new JarOutputStream(out, manifest)) {
      written.finish();
    }
  }
}
