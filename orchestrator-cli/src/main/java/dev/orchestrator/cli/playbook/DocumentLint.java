package dev.orchestrator.cli.playbook;

import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.template.RepositoryValues;
import dev.orchestrator.core.text.Suggestions;
import dev.orchestrator.runtime.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds what documents say about this program that is not so. */
final class DocumentLint {

  private static final List<String> PAGES =
      List.of("AGENTS.md", "CLAUDE.md", "README.md", "CONTRIBUTING.md");
  private static final List<String> FOLDERS = List.of("playbooks", "prompts", "docs");

  private final CommandCheck commands;

  DocumentLint(CommandCheck commands) {
    this.commands = commands;
  }

  /** Something that is not so; {@code line} is 0 where the document as a whole is meant. */
  record Finding(Path file, int line, String message) {}

  /** The documents of a folder that speak to whoever works in it. */
  static List<Path> documents(Path root) {
    Stream<Path> pages = PAGES.stream().map(root::resolve);
    Stream<Path> folders = FOLDERS.stream().map(root::resolve).flatMap(DocumentLint::markdownBelow);
    return Stream.concat(pages, folders).filter(Files::isRegularFile).toList();
  }

  List<Finding> commands(Path file) {
    List<Finding> findings = new ArrayList<>();
    for (CommandMention mention : CommandMentions.in(file, text(file))) {
      commands
          .problem(mention.words())
          .ifPresent(
              problem ->
                  findings.add(
                      new Finding(
                          file,
                          mention.line(),
                          "`" + CommandMentions.shown(mention) + "`: " + problem)));
    }
    return findings;
  }

  static List<Finding> placeholders(Playbook playbook, RepositoryRegistry registry) {
    try {
      Set<String> known = new TreeSet<>();
      for (Repository each : registry.all()) {
        known.addAll(RepositoryValues.of(each).keySet());
      }
      return playbook.repositoryFields().stream()
          .filter(field -> !known.isEmpty() && !known.contains(field))
          .map(
              field ->
                  new Finding(
                      playbook.file(),
                      0,
                      "no repository has the field {{"
                          + field
                          + "}}"
                          + Suggestions.nearest(field, known)
                              .map(near -> "; did you mean {{" + near + "}}?")
                              .orElse("")))
          .toList();
    } catch (OrchestratorException malformed) {
      return List.of(new Finding(playbook.file(), 0, malformed.message()));
    }
  }

  private static Stream<Path> markdownBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted()
          .toList()
          .stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String text(Path file) {
    try {
      return new String(RegularFile.bytes(file), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
