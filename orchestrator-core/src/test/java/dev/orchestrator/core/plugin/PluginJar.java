package dev.orchestrator.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a plugin from source and packs it into a jar, as an author would. */
final class PluginJar {

  private PluginJar() {}

  /** A plugin class whose methods are given. */
  static void build(Path jar, String className, String body) {
    String source =
        """
        import dev.orchestrator.core.spi.*;
        import java.util.List;
        public class %s implements OrchestratorPlugin {
        %s
        }
        """
            .formatted(className, body);
    try {
      Path classes = Files.createTempDirectory(jar.getParent(), "classes");
      Path file = Files.writeString(classes.resolve(className + ".java"), source);
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "-proc:none",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  classes.toString(),
                  file.toString());
      if (status != 0) {
        throw new AssertionError("does not compile:\n" + source);
      }
      pack(jar, classes, List.of(className));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar that names plugin classes, whether or not it holds them. */
  static void pack(Path jar, Path classes, List<String> named) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream archive = new JarOutputStream(out);
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        archive.putNextEntry(new JarEntry(file.getFileName().toString()));
        archive.write(Files.readAllBytes(file));
      }
      archive.putNextEntry(
          new JarEntry("META-INF/services/dev.orchestrator.core.spi.OrchestratorPlugin"));
      archive.write(String.join("\n", named).getBytes(StandardCharsets.UTF_8));
    }
  }
}
