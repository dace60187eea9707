package dev.orchestrator.exec.language;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which language a project for the JVM is written in, by where its sources are. */
final class JvmSources {

  private JvmSources() {}

  static String languageOf(Path project) {
    Path main = project.resolve("src/main");
    boolean kotlin = Files.isDirectory(main.resolve("kotlin"));
    return kotlin && !Files.isDirectory(main.resolve("java")) ? "kotlin" : "java";
  }
}
