package dev.orchestrator.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How one service is spoken to. Stateless. */
interface Dialect {

  /** Whether a request to this path is for this service. */
  boolean speaksAt(String path);

  /** Whether the answer to this request must come as a stream of server-sent events. */
  boolean wantsStream(String path, JsonNode request);

  Conversation conversation(JsonNode request);

  /** The answer as server-sent events, the first of which commits to nothing yet. */
  List<ServerEvent> stream(Conversation conversation, ScriptStep step);

  /** The answer as one document. */
  Object document(Conversation conversation, ScriptStep step);

  /** The body of an error. */
  Object error(ScriptStep.Failure failure);
}
