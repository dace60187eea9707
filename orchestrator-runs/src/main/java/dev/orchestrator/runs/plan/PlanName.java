package dev.orchestrator.runs.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of a plan's run, read from the file as far as it is whole. */
public final class PlanName {

  /** A plan may be large; its name stands near the top. */
  private static final long MOST_READ = 64L << 20;

  private PlanName() {}

  /** What the plan calls itself, else the name of its file. */
  public static String of(Path plan) {
    try {
      if (!Files.isRegularFile(plan) || Files.size(plan) > MOST_READ) {
        return ofFile(plan);
      }
      String text = RegularFile.text(plan);
      return ofText(text.startsWith("\uFEFF") ? text.substring(1) : text, ofFile(plan));
    } catch (IOException unreadable) {
      return ofFile(plan);
    }
  }

  /** {@code shop} of {@code shop-issues.json}. */
  public static String ofFile(Path plan) {
    return plan.getFileName().toString().replaceFirst("(-issues)?\\.json$", "");
  }

  private static String ofText(String text, String otherwise) {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean name = json.currentName().equals("project");
        JsonToken value = json.nextToken();
        if (name && value == JsonToken.VALUE_STRING) {
          return json.getText();
        }
        json.skipChildren();
      }
      return otherwise;
    } catch (IOException broken) {
      return otherwise;
    }
  }
}
