package dev.orchestrator.agents.prompt;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.template.TextTemplate;
import dev.orchestrator.runs.plan.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what a stage asks of an agent: written into the plan, else {@code prompts/<stage>.md} of
 * the workspace or beside the plan, else built in. Any other stage gets a plain sentence.
 */
final class StageInstructions {

  /** Stages that have instructions of their own here. */
  static final List<String> BUILT_IN =
      List.of(
          "implement",
          "optimize",
          "write_tests",
          "run_tests_fix",
          "document",
          "review",
          "test",
          "merge");

  private final List<Path> folders;

  /** Looks in {@code folders}, in this order. */
  StageInstructions(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  TextTemplate of(Stage stage) {
    if (stage.prompt().isPresent()) {
      return TextTemplate.parse("prompt of stage '" + stage.name() + "'", stage.prompt().get());
    }
    Optional<Path> file = file(stage.name());
    if (file.isPresent()) {
      return TextTemplate.parse(file.get().toString(), read(file.get()));
    }
    return builtIn(BUILT_IN.contains(stage.name()) ? stage.name() : "plain");
  }

  /** Whether somebody wrote instructions for the stage. */
  boolean has(Stage stage) {
    return stage.prompt().isPresent()
        || BUILT_IN.contains(stage.name())
        || file(stage.name()).isPresent();
  }

  static TextTemplate builtIn(String name) {
    String resource = name + ".md";
    try (InputStream text = StageInstructions.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(text, resource).readAllBytes();
      return TextTemplate.parse(
          "built-in prompt '" + name + "'", new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Optional<Path> file(String stage) {
    return folders.stream()
        .map(folder -> folder.resolve(stage + ".md"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String read(Path file) {
    try {
      return RegularFile.text(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
