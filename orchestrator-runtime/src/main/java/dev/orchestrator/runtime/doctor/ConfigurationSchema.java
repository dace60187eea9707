package dev.orchestrator.runtime.doctor;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orchestrator.core.file.FileTrouble;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published schema of a configuration file. Only the doctor reads them: the commands check what
 * they need themselves, with places and suggestions, and start without the validator.
 */
record ConfigurationSchema(String name) {

  private static final Set<String> NAMED = Set.of("repos", "workflows", "safety", "orchestrator");

  /** The schema for a file by its name; empty for a file that is not ours. */
  static Optional<ConfigurationSchema> of(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json")) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - ".json".length());
    String schema = stem.endsWith("-issues") ? "issues" : stem;
    return Optional.of(new ConfigurationSchema(schema))
        .filter(each -> each.name().equals("issues") || NAMED.contains(schema));
  }

  /** What is wrong with a file, each with the place; empty when nothing is. */
  List<String> violations(Path file) {
    try {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text(), InputFormat.JSON);
      String content = RegularFile.text(file).replaceFirst("^\uFEFF", "");
      List<Error> errors = schema.validate(content, InputFormat.JSON);
      return errors.stream().map(error -> file + ": " + describe(error)).toList();
    } catch (IOException unreadable) {
      return List.of(file + ": cannot be read: " + FileTrouble.words(unreadable));
    } catch (IllegalArgumentException | UncheckedIOException malformed) {
      return List.of(file + ": is not JSON");
    }
  }

  private static String describe(Error error) {
    String place = String.valueOf(error.getInstanceLocation());
    return (place.isEmpty() || place.equals("/") ? "" : place + ": ") + error.getMessage();
  }

  private String text() throws IOException {
    String resource = "/dev/orchestrator/runtime/scaffold/config/schema/" + name + ".schema.json";
    try (InputStream in = ConfigurationSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
