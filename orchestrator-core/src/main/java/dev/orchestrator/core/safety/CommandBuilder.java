package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the words of a line into simple commands. */
final class CommandBuilder {

  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "!", "{", "}",
          "coproc");

  /** What follows these is no command but a name or a list. */
  private static final Set<String> HEADERS = Set.of("for", "case", "select", "function");

  /** What the next word is. */
  enum Role {
    ARGUMENT,
    WRITTEN_FILE,
    READ_FILE,
    INPUT_TEXT
  }

  private final List<ShellCommand> finished = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private List<Word> written = new ArrayList<>();
  private Optional<String> input = Optional.empty();
  private boolean readsPipe;
  private Role next = Role.ARGUMENT;

  void expect(Role role) {
    next = role;
  }

  void word(Word word) {
    switch (next) {
      case ARGUMENT -> words.add(word);
      case WRITTEN_FILE -> written.add(word);
      case INPUT_TEXT -> input = Optional.of(word.text());
      case READ_FILE -> {}
    }
    next = Role.ARGUMENT;
  }

  /** The command that was finished last, or is still open, reads this text. */
  void input(String text) {
    input = Optional.of(text);
  }

  void add(List<ShellCommand> inner) {
    finished.addAll(inner);
  }

  void end() {
    List<Word> command = withoutSyntax(words);
    if (!command.isEmpty() || !written.isEmpty()) {
      finished.add(new ShellCommand(command, input, readsPipe, written));
    }
    words = new ArrayList<>();
    written = new ArrayList<>();
    input = Optional.empty();
    readsPipe = false;
    next = Role.ARGUMENT;
  }

  void pipe() {
    end();
    readsPipe = true;
  }

  List<ShellCommand> commands() {
    return List.copyOf(finished);
  }

  private static List<Word> withoutSyntax(List<Word> words) {
    int start = 0;
    while (start < words.size()
        && (KEYWORDS.contains(words.get(start).text()) || words.get(start).isAssignment())) {
      start++;
    }
    boolean header = start < words.size() && HEADERS.contains(words.get(start).text());
    return header ? List.of() : words.subList(start, words.size());
  }
}
