package dev.orchestrator.runtime.usecase;

/**
 * What a use case answers: a record whose components are the keys of the JSON document, as {@link
 * dev.orchestrator.core.json.JsonCodec} writes them. Front ends render it in their own ways; the
 * JSON is the same in all of them. Keys are added, and never taken away or given another meaning.
 */
public interface Document {

  /** Grows by one when a reader of the JSON must be changed. */
  int schemaVersion();
}
