package dev.orchestrator.runs.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a plan says that its issues come from.
 *
 * @param name of the source: {@code tasks}, {@code github}, {@code gitlab}, or a plugin's
 * @param options what to ask it for, as text; what they mean is for the source to say
 */
public record SourceSpec(String name, Map<String, String> options) {

  /** Copies the options. */
  public SourceSpec {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
