package dev.orchestrator.agents.logs;

import dev.orchestrator.agents.spi.AgentProtocol;
import dev.orchestrator.agents.view.AgentLogView;
import dev.orchestrator.agents.view.ViewPiece;
import dev.orchestrator.exec.log.GrowingLog;
import dev.orchestrator.exec.log.LogTail;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What an agent did, told from its log as it grows. The pieces are safe to show: control characters
 * are gone, tokens are redacted. Used by one thread at a time.
 */
public final class Transcript {

  private final GrowingLog log;
  private final AgentProtocol protocol;
  private final AgentLogView view = new AgentLogView();

  Transcript(Path file, AgentProtocol protocol) {
    this.log = new GrowingLog(file);
    this.protocol = protocol;
  }

  /** Hands out what was added since it was last asked. */
  public void readOn(Consumer<ViewPiece> pieces) {
    log.readOn(Long.MAX_VALUE / 2, line -> tell(line, pieces));
  }

  /** Hands out all that is left, and ends a line that is still open. */
  public void finish(Consumer<ViewPiece> pieces) {
    log.finish(line -> tell(line, pieces));
    view.end().forEach(pieces);
  }

  private void tell(String line, Consumer<ViewPiece> pieces) {
    protocol.events(LogTail.settled(line)).forEach(event -> view.show(event).forEach(pieces));
  }
}
