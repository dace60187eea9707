package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what one command would start, through everything that hands it on: wrappers, shells,
 * interpreters, git.
 */
final class CommandWalk {

  private static final int DEEPEST = 20;
  private static final Set<String> SPLIT_STRING = Set.of("-S", "--split-string");
  private static final int MOST_SUFFIXES = 24;
  private static final Set<String> FIND_ACTIONS =
      Set.of("-exec", "-execdir", "-ok", "-okdir", "-x", "--exec", "-X", "--exec-batch");

  private final Set<String> protectedBranches;
  private final Knowledge knowledge;
  private final FoundInvocations findings;
  private final ScriptWalk scripts;

  CommandWalk(Set<String> protectedBranches, Knowledge knowledge, FoundInvocations findings) {
    this.protectedBranches = protectedBranches;
    this.knowledge = knowledge;
    this.findings = findings;
    this.scripts = new ScriptWalk(knowledge, findings, this);
  }

  /** Text for a shell. */
  void walk(String text, Scope scope) {
    scripts.walk(text, scope);
  }

  /** A program with its arguments. */
  void visit(List<Word> words, Scope scope) {
    if (words.isEmpty()) {
      return;
    }
    if (scope.depth() > DEEPEST) {
      findings.unreadable();
      return;
    }
    Word program = KnownPrograms.behindVariable(words.get(0), knowledge).orElse(words.get(0));
    ProgramInvocation raw = ProgramInvocation.of(program, words.subList(1, words.size()));
    Optional<GitInvocation> git = GitInvocation.of(raw);
    if (git.isPresent()) {
      visitGit(git.get(), scope);
    } else if (!visitBuiltin(raw, scope)) {
      visitProgram(words.get(0), raw, scope);
    }
  }

  /** A variable that holds a command for the programs that see it. */
  void visitSetting(String name, Word value, Scope scope) {
    switch (KnownPrograms.setting(name, value.text())) {
      case COMMAND -> scripts.walk(value.text(), scope.otherShell(Optional.empty()));
      case UNREADABLE -> findings.unreadable();
      case HARMLESS -> {}
    }
  }

  private void visitGit(GitInvocation git, Scope scope) {
    ProgramInvocation invocation = git.invocation();
    git.scripts().forEach(script -> runText(script, scope.otherShell(Optional.empty())));
    if (git.hasUnreadableSettings()) {
      findings.unreadable();
    }
    for (String trait : git.traits()) {
      invocation = invocation.with(trait);
    }
    if (git.subcommand().equals("push") || git.subcommand().equals("send-pack")) {
      for (String trait : new GitPush(protectedBranches).analyse(git)) {
        invocation = invocation.with(trait);
      }
    }
    visitWrapped(invocation, scope);
  }

  /** Whether it was a command that the shell itself carries out. */
  private boolean visitBuiltin(ProgramInvocation raw, Scope scope) {
    List<Word> arguments = raw.arguments();
    switch (raw.program()) {
      case "eval" -> visitEval(arguments, scope);
      case ".", "source" -> {
        if (!arguments.isEmpty()) {
          visitFile(arguments, scope.branch());
        }
      }
      case "trap" ->
          arguments.stream()
              .filter(word -> !word.isOption())
              .limit(1)
              .forEach(word -> runText(word, scope.branch().deeper()));
      case "export", "declare", "local", "readonly", "typeset", "env" -> {
        visitDeclarations(raw, scope);
        return !raw.program().equals("env");
      }
      case "shift" -> knowledge.forget("@");
      case "set" -> {
        if (arguments.stream().anyMatch(word -> !word.isOption())) {
          knowledge.forget("@");
        }
      }
      case "read", "mapfile", "readarray", "getopts", "unset", "printf", "let" -> {
        arguments.stream().filter(word -> !word.isOption()).forEach(this::forget);
        return false;
      }
      default -> {
        return false;
      }
    }
    findings.add(raw);
    return true;
  }

  private void forget(Word word) {
    if (word.text().matches("[A-Za-z_]\\w*") && knowledge.mentions(word.text())) {
      knowledge.forget(word.text());
    }
  }

  private void visitDeclarations(ProgramInvocation raw, Scope scope) {
    for (Word argument : raw.arguments()) {
      if (argument.isAssignment()) {
        String name = argument.text().substring(0, argument.text().indexOf('=')).replace("+", "");
        knowledge.assign(
            name, argument.text().contains("+=") ? Word.unknown("") : argument.afterEquals());
        visitSetting(name, argument.afterEquals(), scope);
        if (!raw.program().equals("env")) {
          scope.certain().add(name);
        }
      } else if (argument.text().matches("-[a-zA-Z]*n[a-zA-Z]*")
          && raw.program().matches("declare|local|typeset")) {
        findings.unreadable();
      } else if (raw.program().matches("declare|local|typeset")) {
        forget(argument);
      }
    }
  }

  private void visitEval(List<Word> arguments, Scope scope) {
    Word script = ScriptArguments.join(arguments);
    scripts.walk(script.text(), scope.deeper());
    boolean options = script.text().startsWith("set -- ");
    if (script.dynamic() && !options) {
      findings.unreadable();
    }
  }

  private void visitProgram(Word written, ProgramInvocation raw, Scope scope) {
    if (knowledge.writes(written.text())) {
      knowledge
          .content(written.text())
          .ifPresentOrElse(
              text -> scripts.walk(text, scope.otherShell(Optional.of(raw.arguments()))),
              findings::unreadable);
    }
    Input input = scope.input();
    ScriptArguments.of(raw)
        .forEach(script -> runText(unpacked(script, raw), scope.otherShell(Optional.empty())));
    if (ShellArguments.isShell(raw.program())) {
      visitShell(raw, scope);
    } else if (InlineCode.isInterpreter(raw.program())) {
      visitInterpreter(raw, scope);
    } else if (KnownPrograms.readsCommands(raw)) {
      readInput(input, scope);
    }
    ProgramInvocation invocation = CommandTraits.of(raw, input);
    if (Set.of("find", "fd", "fdfind").contains(raw.program())) {
      visitFind(invocation, scope);
    } else {
      visitWrapped(invocation, scope);
    }
  }

  /** GNU parallel puts its arguments in the place of braces. */
  private static Word unpacked(Word script, ProgramInvocation raw) {
    return raw.program().equals("parallel") ? replaced(script, "{}") : script;
  }

  private void runText(Word script, Scope scope) {
    scripts.walk(script.text(), scope);
  }

  private void readInput(Input input, Scope scope) {
    if (input.isUnknown()) {
      findings.unreadable();
    }
    input.known().ifPresent(text -> scripts.walk(text, scope.otherShell(Optional.empty())));
  }

  private void visitShell(ProgramInvocation raw, Scope scope) {
    ShellArguments.Call call = ShellArguments.read(raw.arguments());
    if (call.onlyReads()) {
      return;
    }
    List<Word> operands = call.operands();
    if (call.script().isPresent()) {
      Word script = call.script().get();
      List<Word> given = operands.isEmpty() ? operands : operands.subList(1, operands.size());
      runText(script, scope.otherShell(Optional.of(given)));
      if (script.dynamic() && script.text().isEmpty()) {
        findings.unreadable();
      }
    } else if (call.standardInput()) {
      readInput(scope.input(), scope);
    } else if (raw.arguments().stream().anyMatch(word -> word.text().matches("-[a-z]*c"))) {
      findings.unreadable();
    } else {
      visitFile(operands, scope.otherShell(Optional.of(operands.subList(1, operands.size()))));
    }
  }

  /** A script file with its arguments, run by a shell. */
  private void visitFile(List<Word> command, Scope scope) {
    Word file = command.get(0);
    if (file.is("/dev/stdin") || file.is("/dev/fd/0")) {
      readInput(scope.input(), scope);
    } else if (knowledge.writes(file.text())) {
      knowledge
          .content(file.text())
          .ifPresentOrElse(text -> scripts.walk(text, scope.deeper()), findings::unreadable);
    } else if (!file.dynamic() && !file.pattern()) {
      visit(command, scope.deeper());
    } else if (command.size() > 1) {
      visitSuffixes(command, scope);
    }
  }

  private void visitInterpreter(ProgramInvocation raw, Scope scope) {
    List<Word> code = InlineCode.code(raw);
    List<Word> file = InlineCode.file(raw);
    if (!code.isEmpty()) {
      return;
    }
    boolean options =
        raw.arguments().stream().anyMatch(word -> word.text().matches("--\\w+|-[hvV]"));
    boolean input = file.isEmpty() ? !options : file.get(0).text().matches("-|/dev/stdin");
    if (input && scope.input().isUnknown()) {
      findings.unreadable();
    } else if (!input && !file.isEmpty()) {
      visitProgramFile(file, scope);
    }
  }

  private void visitProgramFile(List<Word> command, Scope scope) {
    Word file = command.get(0);
    if (knowledge.writes(file.text())) {
      if (knowledge.content(file.text()).isEmpty()) {
        findings.unreadable();
      }
    } else if (!file.dynamic() && !file.pattern()) {
      visit(command, scope.deeper());
    }
  }

  private void visitFind(ProgramInvocation find, Scope scope) {
    boolean fd = !find.program().equals("find");
    List<Word> own = new ArrayList<>();
    List<Word> inner = new ArrayList<>();
    boolean inside = false;
    for (Word word : find.arguments()) {
      boolean end = word.is(";") || word.is("+");
      if (inside && end) {
        visit(inner, scope.deeper());
        inner = new ArrayList<>();
        inside = false;
      } else if (inside) {
        inner.add(replaced(word, "{}"));
      } else if (FIND_ACTIONS.contains(word.text()) && (fd || word.text().length() > 2)) {
        inside = true;
      } else {
        own.add(word);
      }
    }
    if (fd && inner.stream().noneMatch(Word::dynamic) && !inner.isEmpty()) {
      inner.add(Word.unknown());
    }
    visit(inner, scope.deeper());
    findings.add(find.withArguments(own));
  }

  /** A word in which another program puts what nobody knows in the place of a mark. */
  private static Word replaced(Word word, String mark) {
    return mark.isEmpty() || !word.text().contains(mark)
        ? word
        : Word.unknown(word.text().replace(mark, Expansion.UNKNOWN));
  }

  private void visitWrapped(ProgramInvocation invocation, Scope scope) {
    Wrapper wrapper = Wrapper.of(invocation).orElse(null);
    List<Word> arguments = invocation.arguments();
    if (wrapper == null) {
      findings.add(invocation);
      if (!KnownPrograms.startsNobody(invocation.program())) {
        visitSuffixes(arguments, scope);
      }
      return;
    }
    int start = wrapper.commandStart(arguments);
    findings.add(invocation.withArguments(arguments.subList(0, start)));
    if (invocation.program().equals("env")) {
      visitSplitString(wrapper, arguments, start, scope);
    }
    boolean onlyAsks =
        invocation.program().equals("command")
            && arguments.subList(0, start).stream()
                .anyMatch(word -> word.text().matches("-[vVp]*[vV]"));
    List<Word> command = arguments.subList(start, arguments.size());
    if (!onlyAsks) {
      visitHandedOn(invocation, wrapper, command, scope.deeper());
    }
  }

  private void visitHandedOn(
      ProgramInvocation invocation, Wrapper wrapper, List<Word> command, Scope scope) {
    if (invocation.program().equals("xargs")) {
      visit(ofXargs(invocation, wrapper, command), scope.reading(Input.OUTSIDE));
    } else if (command.size() == 1 && command.get(0).text().contains(" ")) {
      runText(command.get(0), scope.otherShell(Optional.empty()));
    } else if (invocation.program().matches("command|builtin|exec|time")) {
      visit(command, scope);
    } else {
      visit(command, scope.otherShell(scope.arguments()));
    }
  }

  /** {@code env -S TEXT WORD...}: the text is split, and the words follow it. */
  private void visitSplitString(Wrapper wrapper, List<Word> arguments, int start, Scope scope) {
    Options options = wrapper.options();
    for (int at = 0; at < start; at += options.width(arguments, at)) {
      int next = Math.min(at + options.width(arguments, at), arguments.size());
      for (Word text : options.values(arguments.subList(at, next), SPLIT_STRING)) {
        List<Word> line = new ArrayList<>(List.of(text));
        arguments.subList(next, arguments.size()).forEach(word -> line.add(quoted(word)));
        runText(ScriptArguments.join(line), scope.otherShell(Optional.empty()));
      }
    }
  }

  private static Word quoted(Word word) {
    return word.dynamic() ? word : Word.of("'" + word.text().replace("'", "'\\''") + "'");
  }

  /** The command with what xargs adds to it. */
  private static List<Word> ofXargs(ProgramInvocation xargs, Wrapper wrapper, List<Word> command) {
    List<Word> own = xargs.arguments().subList(0, xargs.arguments().size() - command.size());
    List<Word> marks =
        new ArrayList<>(wrapper.options().values(own, Set.of("-I", "-J", "--replace")));
    own.stream()
        .filter(word -> word.text().matches("-i.*|--replace.*"))
        .forEach(word -> marks.add(Word.of("{}")));
    if (command.isEmpty()) {
      return List.of();
    }
    List<Word> words = new ArrayList<>();
    if (marks.isEmpty()) {
      words.addAll(command);
      words.add(Word.unknown());
      return words;
    }
    for (Word word : command) {
      Word whole = word;
      for (Word mark : marks) {
        whole = replaced(whole, mark.text());
      }
      words.add(whole);
    }
    return words;
  }

  /** What an unknown program is given may be a command that it runs. */
  private void visitSuffixes(List<Word> arguments, Scope scope) {
    if (findings.onlySuspects()) {
      return;
    }
    findings.suspect(
        () -> {
          for (int at = 0; at < Math.min(arguments.size(), MOST_SUFFIXES); at++) {
            Word word = arguments.get(at);
            if (word.dynamic() || word.pattern()) {
              continue;
            }
            boolean option = word.text().startsWith("-");
            String text =
                option && word.text().contains("=") ? word.afterEquals().text() : word.text();
            if (text.contains(" ") && !option) {
              scripts.walk(text, scope.otherShell(Optional.empty()));
            } else if (!option && at + 1 < arguments.size()) {
              visit(arguments.subList(at, arguments.size()), scope.deeper());
            }
          }
        });
  }
}
