package dev.orchestrator.exec.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
    return new PackageJson(JSON.readTree(Files.readString(file)), project);
  }

  /** The script of that name; the one that {@code npm init} writes for tests is none. */
  Optional<String> script(String name) {
    return Optional.ofNullable(content.path("scripts").path(name).textValue())
        .filter(text -> !text.isBlank() && !text.contains("no test specified"));
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
