package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Optional;

/**
 * One simple command of a line.
 *
 * @param words program and arguments, without assignments and redirections
 * @param input text given to its standard input by a here-document or here-string
 * @param readsPipe whether another command's output is its input
 * @param written the files it redirects output to
 */
record ShellCommand(
    List<Word> words, Optional<String> input, boolean readsPipe, List<Word> written) {

  ShellCommand {
    words = List.copyOf(words);
    written = List.copyOf(written);
  }

  static ShellCommand of(List<Word> words) {
    return new ShellCommand(words, Optional.empty(), false, List.of());
  }

  /** Another program that reads what this one was given. */
  ShellCommand running(List<Word> others) {
    return new ShellCommand(others, input, readsPipe, List.of());
  }
}
