package dev.orchestrator.runtime.scaffold;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The commented plan that {@code init} leaves behind, made one of somebody's own. */
final class PlanTemplate {

  /** Not of the form {@code *-issues.json}: it is nobody's plan. */
  static final String FILE = "config/issues-template.json";

  private static final String PROJECT = "\"project\": \"example\"";
  private static final String REPOSITORY = "\"repo\": \"NAME\"";

  private PlanTemplate() {}

  /** The text of a plan for a project in one or several repositories, named as registered. */
  static String of(String project, List<String> repositories) {
    return text()
        .replace(PROJECT, "\"project\": " + quoted(project))
        .replace(REPOSITORY, repositories(repositories));
  }

  private static String repositories(List<String> names) {
    if (names.size() == 1) {
      return "\"repo\": " + quoted(names.get(0));
    }
    return names.stream()
        .map(name -> quoted(name) + ": {}")
        .collect(Collectors.joining(", ", "\"repos\": {", "}"));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static String text() {
    try (InputStream in = PlanTemplate.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException brokenJar) {
      throw new UncheckedIOException(brokenJar);
    }
  }
}
