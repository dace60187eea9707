package dev.orchestrator.runs.journal;

import dev.orchestrator.core.file.AtomicFile;
import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.UserCommand;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How other processes tell a run's supervisor what a person wants: a folder with a file for each
 * command. The supervisor alone writes the journal; a command is in force once it stands there, and
 * its file goes away after that. One that is delivered twice by a crash in between is carried out
 * once, see {@link RunEvent.CommandReceived#id()}.
 */
public final class CommandInbox {

  private static final String SUFFIX = ".json";

  private final Path folder;
  private final JournalCodec codec;

  /** The inbox in {@code folder}, which is made when the first command is left. */
  public CommandInbox(Path folder, JournalCodec codec) {
    this.folder = folder;
    this.codec = codec;
  }

  /**
   * A command that waits to be carried out.
   *
   * @param id its file's name without the ending
   * @param event what to append to the journal
   */
  public record Delivery(String id, RunEvent event) {}

  /**
   * Leaves a command, in one piece.
   *
   * @param at orders the commands
   * @param sender tells those of the same moment apart, such as a process number and a counter;
   *     letters, digits and {@code -}
   * @throws IOException when it could not be written
   */
  public void leave(UserCommand command, Instant at, String sender) throws IOException {
    String id = String.format(Locale.ROOT, "%015d-%s", at.toEpochMilli(), sender);
    AtomicFile.write(folder.resolve(id + SUFFIX), codec.commandLine(command) + "\n");
  }

  /**
   * The commands that wait, oldest first. A file that is no command becomes a note that says so.
   *
   * @throws IOException when the folder cannot be read
   */
  public List<Delivery> waiting() throws IOException {
    List<Delivery> deliveries = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String id = name.substring(0, name.length() - SUFFIX.length());
      deliveries.add(new Delivery(id, event(id, file)));
    }
    return deliveries;
  }

  /** Takes a command away after {@code Delivery.event} is in the journal. */
  public void done(Delivery delivery) throws IOException {
    Files.deleteIfExists(folder.resolve(delivery.id() + SUFFIX));
  }

  private RunEvent event(String id, Path file) throws IOException {
    String text = RegularFile.text(file);
    try {
      return new RunEvent.CommandReceived(id, codec.command(text));
    } catch (IOException notACommand) {
      return new RunEvent.Noted(
          java.util.Optional.empty(),
          file + " holds no command and is ignored: " + notACommand.getMessage());
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*" + SUFFIX)) {
      entries.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }
}
