package dev.orchestrator.workers.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of tmux commands as one argument list. tmux joins and splits its arguments by rules of
 * its own, so every word goes through here: a word that ends in a semicolon would end the command,
 * and more than sixteen kilobytes are refused by the server.
 */
final class TmuxCommands {

  /** Measured on 3.3a: 15,000 bytes arrive, 17,000 do not. */
  static final int MOST_BYTES = 15_000;

  private final List<String> words = new ArrayList<>();

  /** Adds one command. */
  TmuxCommands then(String... command) {
    return then(List.of(command));
  }

  /** Adds one command. */
  TmuxCommands then(List<String> command) {
    if (!words.isEmpty()) {
      words.add(";");
    }
    command.stream().map(TmuxCommands::escape).forEach(words::add);
    return this;
  }

  List<String> words() {
    return List.copyOf(words);
  }

  int bytes() {
    return words.stream().mapToInt(TmuxCommands::bytes).sum();
  }

  /** A program of one word would go through a shell; two words never do. */
  static List<String> program(List<String> argv) {
    if (argv.size() > 1) {
      return argv;
    }
    return List.of("env", argv.get(0));
  }

  private static int bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  private static String escape(String word) {
    return word.endsWith(";") ? word.substring(0, word.length() - 1) + "\\;" : word;
  }
}
