package dev.orchestrator.runs.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Variables for a program that is started by somebody else, who has an environment of his own. The
 * file is readable by its owner alone, and whoever starts reads it once and deletes it.
 */
public final class EnvironmentFile {

  private static final String RESOURCE = "with-environment.sh";

  private final Path script;
  private final Path file;

  private EnvironmentFile(Path script, Path file) {
    this.script = script;
    this.file = file;
  }

  /** Writes the variables into {@code folder}, under a name that tells what they are for. */
  public static EnvironmentFile in(Path folder, String name, Map<String, String> variables)
      throws IOException {
    Files.createDirectories(folder);
    Path script = folder.resolve(RESOURCE);
    try (InputStream text = EnvironmentFile.class.getResourceAsStream(RESOURCE)) {
      Files.write(script, Objects.requireNonNull(text, RESOURCE).readAllBytes());
    }
    Path file = folder.resolve(name + ".environment");
    write(file, variables);
    return new EnvironmentFile(script, file);
  }

  /** What to start so that {@code program} runs with the variables. */
  public List<String> argv(List<String> program) {
    List<String> argv = new ArrayList<>(List.of("sh", script.toString(), file.toString()));
    argv.addAll(program);
    return List.copyOf(argv);
  }

  static void write(Path file, Map<String, String> variables) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, encode(variables).getBytes(StandardCharsets.UTF_8));
  }

  /** One line per variable. The shell can neither read a NUL nor keep a line feed in a line. */
  private static String encode(Map<String, String> variables) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                lines
                    .append(name)
                    .append('=')
                    .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                    .append('\n');
              }
            });
    return lines.toString();
  }
}
