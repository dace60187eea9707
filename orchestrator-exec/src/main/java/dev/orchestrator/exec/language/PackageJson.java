package dev.orchestrator.exec.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code package.json} says about how the project is built. */
record PackageJson(JsonNode content, Path project) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The largest of the registry have less; a repository may hold anything under that name. */
  private static final long LARGEST = 8L << 20;

  static Path file(Path project) {
    return project.resolve("package.json");
  }

  static PackageJson read(Path project) throws IOException {
    Path file = file(project);
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than a package.json can be");
    }
    return new PackageJson(JSON.readTree(RegularFile.text(file)), project);
  }

  /** The script of that name; the one that {@code npm init} writes for tests is none. */
  Optional<String> script(String name) {
    return Optional.ofNullable(content.path("scripts").path(name).textValue())
        .filter(text -> !text.isBlank() && !text.contains("no test specified"));
  }

  /** The call that installs the dependencies without running their scripts; empty without any. */
  Optional<List<String>> install() throws IOException {
    return switch (manager()) {
      case "pnpm" ->
          Optional.of(List.of("pnpm", "install", "--frozen-lockfile", "--ignore-scripts"));
      case "yarn" -> Optional.of(yarn());
      default -> npm();
    };
  }

  private Optional<List<String>> npm() {
    List<String> quiet = List.of("--ignore-scripts", "--no-audit", "--no-fund");
    boolean locked =
        Stream.of("package-lock.json", "npm-shrinkwrap.json")
            .anyMatch(name -> Files.isRegularFile(project.resolve(name)));
    if (locked) {
      return Optional.of(Stream.concat(Stream.of("npm", "ci"), quiet.stream()).toList());
    }
    boolean any =
        Stream.of("dependencies", "devDependencies", "optionalDependencies", "workspaces")
            .anyMatch(key -> !content.path(key).isEmpty());
    Stream<String> unlocked = Stream.of("npm", "install", "--no-package-lock");
    return any ? Optional.of(Stream.concat(unlocked, quiet.stream()).toList()) : Optional.empty();
  }

  /** The lock file of yarn 1 says so in its first lines; later ones have no such line. */
  private List<String> yarn() throws IOException {
    Path lock = project.resolve("yarn.lock");
    boolean classic =
        content.path("packageManager").asText("").startsWith("yarn@1.")
            || Files.isRegularFile(lock)
                && LogLines.of(lock).limit(5).anyMatch("# yarn lockfile v1"::equals);
    return classic
        ? List.of("yarn", "install", "--frozen-lockfile", "--ignore-scripts", "--non-interactive")
        : List.of("yarn", "install", "--immutable", "--mode=skip-build");
  }

  /** The lock file decides, then the field {@code packageManager}. */
  String manager() {
    if (Files.exists(project.resolve("pnpm-lock.yaml"))) {
      return "pnpm";
    }
    if (Files.exists(project.resolve("yarn.lock"))) {
      return "yarn";
    }
    String named = content.path("packageManager").asText("npm");
    boolean locked = Files.exists(project.resolve("package-lock.json"));
    return !locked && named.matches("(pnpm|yarn)@.*")
        ? named.substring(0, named.indexOf('@'))
        : "npm";
  }
}
