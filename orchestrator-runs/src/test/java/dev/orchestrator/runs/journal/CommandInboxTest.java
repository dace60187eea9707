package dev.orchestrator.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandInboxTest {

  @TempDir Path folder;

  @Test
  void commandsAreDeliveredInOrderUntilTheyAreDone() throws IOException {
    CommandInbox inbox = new CommandInbox(folder.resolve("commands"), new JournalCodec());
    assertThat(inbox.waiting()).isEmpty();

    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    inbox.leave(new UserCommand.Retry(3), now.plusMillis(1), "1-1");
    inbox.leave(new UserCommand.Pause(), now, "2-1");

    assertThat(inbox.waiting())
        .extracting(delivery -> ((RunEvent.CommandReceived) delivery.event()).command())
        .containsExactly(new UserCommand.Pause(), new UserCommand.Retry(3));
    inbox.done(inbox.waiting().get(0));
    assertThat(inbox.waiting()).hasSize(1);
  }

  @Test
  @Tag("F67")
  void aFileThatHoldsNoCommandBecomesANote() throws IOException {
    CommandInbox inbox = new CommandInbox(folder, new JournalCodec());
    Files.writeString(folder.resolve("1-x.json"), "{\"command\":{\"type\":\"format-disk\"}}");

    assertThat(inbox.waiting())
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.event()).isInstanceOf(RunEvent.Noted.class);
              inbox.done(delivery);
            });
    assertThat(inbox.waiting()).isEmpty();
  }
}
