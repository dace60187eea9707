package dev.orchestrator.cli.playbook;

import java.nio.file.Path;
import java.util.List;

/**
 * A call of this program that a document names.
 *
 * @param file the document
 * @param line 1-based
 * @param words what follows the name of the program, as a shell would split it
 */
record CommandMention(Path file, int line, List<String> words) {

  CommandMention {
    words = List.copyOf(words);
  }
}
