package dev.orchestrator.git.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.orchestrator.core.file.RegularFile;
import java.io.IOException;
import java.nio.file.Path;

/** Reads YAML; the only class that needs the library, loaded when there is YAML to read. */
final class YamlFile {

  private YamlFile() {}

  static JsonNode read(Path file) throws IOException {
    JsonNode root = new YAMLMapper().readTree(RegularFile.text(file));
    if (!root.isObject()) {
      throw new IOException("it holds no mapping");
    }
    return root;
  }
}
