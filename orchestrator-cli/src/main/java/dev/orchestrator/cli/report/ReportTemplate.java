package dev.orchestrator.cli.report;

import dev.orchestrator.core.template.TextTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The templates of the report. */
final class ReportTemplate {

  private ReportTemplate() {}

  static TextTemplate of(String name, UnaryOperator<String> escape) {
    try (InputStream in = ReportTemplate.class.getResourceAsStream(name + ".mustache")) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return TextTemplate.parse(name, text, escape);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
