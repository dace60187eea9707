package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds every program that a command line would start, as far as that can be told by reading. */
final class InvocationFinder {

  /** It writes over a disk. */
  static final String WRITES_DEVICE = "writes-device";

  private static final int DEEPEST = 20;
  private static final Glob DISK = new Glob("/dev/*");
  private static final Set<String> HARMLESS_DEVICES =
      Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/zero", "/dev/full");

  private static final Set<String> INTERPRETERS =
      Set.of("python", "python2", "python3", "node", "ruby", "perl", "php", "deno", "bun");

  private static final Set<String> FIND_ACTIONS = Set.of("-exec", "-execdir", "-ok", "-okdir");

  private final Set<String> protectedBranches;
  private final List<Invocation> found = new ArrayList<>();

  InvocationFinder(Set<String> protectedBranches) {
    this.protectedBranches = protectedBranches;
  }

  List<Invocation> found() {
    return List.copyOf(found);
  }

  void addText(String text) {
    addText(text, 0);
  }

  void addCommand(List<Word> words) {
    visit(ShellCommand.of(words.stream().dropWhile(Word::isAssignment).toList()), 0);
  }

  private void addText(String text, int depth) {
    ShellText parsed = ShellText.parse(text);
    if (!parsed.complete() || depth > DEEPEST) {
      found.add(Invocation.unreadable());
    }
    if (depth <= DEEPEST) {
      parsed.commands().forEach(command -> visit(command, depth));
    }
  }

  private void visit(ShellCommand command, int depth) {
    if (command.written().stream().anyMatch(InvocationFinder::isDisk)) {
      found.add(new Invocation("", List.of(), Set.of(WRITES_DEVICE)));
    }
    if (command.words().isEmpty()) {
      return;
    }
    Invocation raw =
        Invocation.of(command.words().get(0), command.words().subList(1, command.words().size()));
    GitInvocation.of(raw)
        .ifPresentOrElse(
            git -> visitGit(command, git, depth), () -> visitOther(command, raw, depth));
  }

  private static boolean isDisk(Word target) {
    String text = target.text();
    return DISK.matches(text)
        && !HARMLESS_DEVICES.contains(text)
        && !text.startsWith("/dev/fd/")
        && !text.startsWith("/dev/tcp/")
        && !text.startsWith("/dev/shm/")
        && !text.startsWith("/dev/pts/");
  }

  private void visitGit(ShellCommand command, GitInvocation git, int depth) {
    Invocation invocation = git.invocation();
    git.scripts().forEach(script -> addText(script.text(), depth + 1));
    if (git.restoresFiles()) {
      invocation = invocation.with(GitInvocation.RESTORES_FILES);
    }
    if (git.subcommand().equals("push") || git.subcommand().equals("send-pack")) {
      for (String trait : new GitPush(protectedBranches).analyse(git)) {
        invocation = invocation.with(trait);
      }
    }
    visitWrapped(command, invocation, depth);
  }

  private void visitOther(ShellCommand command, Invocation raw, int depth) {
    Scripts.of(raw).forEach(script -> addText(script.text(), depth + 1));
    if (Scripts.isShell(raw.program())) {
      visitShell(command, raw, depth);
    } else if (INTERPRETERS.contains(raw.program())) {
      visitProgramFile(raw.arguments(), depth);
    }
    Invocation invocation =
        DatabaseClient.dropsData(raw, command.input()) ? raw.with(DatabaseClient.DROPS_DATA) : raw;
    if (raw.program().equals("find") || raw.program().equals("fd")) {
      visitFind(command, invocation, depth);
    } else {
      visitWrapped(command, invocation, depth);
    }
  }

  private void visitShell(ShellCommand command, Invocation raw, int depth) {
    boolean script = !Scripts.of(raw).isEmpty();
    boolean file = raw.arguments().stream().anyMatch(word -> !word.isOption());
    command.input().ifPresent(text -> addText(text, depth + 1));
    if (!script && file) {
      visitProgramFile(raw.arguments(), depth);
    } else if (!script && command.readsPipe() && command.input().isEmpty()) {
      found.add(Invocation.unreadable());
    }
  }

  private void visitProgramFile(List<Word> arguments, int depth) {
    List<Word> command = arguments.stream().dropWhile(Word::isOption).toList();
    boolean inlineCode =
        arguments.stream()
            .takeWhile(Word::isOption)
            .anyMatch(word -> word.text().equals("-c") || word.text().equals("-e"));
    if (!command.isEmpty() && !inlineCode && depth < DEEPEST) {
      visit(ShellCommand.of(command), depth + 1);
    }
  }

  private void visitFind(ShellCommand command, Invocation find, int depth) {
    List<Word> own = new ArrayList<>();
    List<Word> inner = new ArrayList<>();
    boolean inside = false;
    for (Word word : find.arguments()) {
      boolean end = word.text().equals(";") || word.text().equals("+");
      if (inside && end) {
        visitInner(command.running(inner), depth);
        inner = new ArrayList<>();
        inside = false;
      } else if (inside) {
        inner.add(word);
      } else if (FIND_ACTIONS.contains(word.text())) {
        inside = true;
      } else {
        own.add(word);
      }
    }
    visitInner(command.running(inner), depth);
    found.add(find.withArguments(own));
  }

  private void visitWrapped(ShellCommand command, Invocation invocation, int depth) {
    Wrapper wrapper = Wrapper.of(invocation).orElse(null);
    if (wrapper == null) {
      found.add(invocation);
      return;
    }
    List<Word> arguments = invocation.arguments();
    int start = wrapper.commandStart(arguments);
    found.add(invocation.withArguments(arguments.subList(0, start)));
    boolean onlyAsks =
        invocation.program().equals("command")
            && arguments.subList(0, start).stream()
                .anyMatch(word -> word.text().matches("-[vVp]*[vV]"));
    if (!onlyAsks) {
      List<Word> inner = new ArrayList<>(arguments.subList(start, arguments.size()));
      if (wrapper.adds() && !inner.isEmpty()) {
        inner.add(Word.unknown());
      }
      visitInner(command.running(inner), depth);
    }
  }

  private void visitInner(ShellCommand command, int depth) {
    if (depth > DEEPEST) {
      found.add(Invocation.unreadable());
    } else {
      visit(command, depth + 1);
    }
  }
}
