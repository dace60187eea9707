package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.shell.Script;
import dev.orchestrator.core.safety.shell.ShellCommand;
import dev.orchestrator.core.safety.shell.ShellCommand.Assignment;
import dev.orchestrator.core.safety.shell.ShellCommand.Branches;
import dev.orchestrator.core.safety.shell.ShellCommand.Chain;
import dev.orchestrator.core.safety.shell.ShellCommand.Expression;
import dev.orchestrator.core.safety.shell.ShellCommand.Function;
import dev.orchestrator.core.safety.shell.ShellCommand.Group;
import dev.orchestrator.core.safety.shell.ShellCommand.Loop;
import dev.orchestrator.core.safety.shell.ShellCommand.Pipeline;
import dev.orchestrator.core.safety.shell.ShellCommand.Redirection;
import dev.orchestrator.core.safety.shell.ShellCommand.Simple;
import dev.orchestrator.core.safety.shell.ShellWord;
import dev.orchestrator.core.safety.shell.ShellWord.Calculation;
import dev.orchestrator.core.safety.shell.ShellWord.CommandFile;
import dev.orchestrator.core.safety.shell.ShellWord.Output;
import dev.orchestrator.core.safety.shell.ShellWord.Parameter;
import dev.orchestrator.core.safety.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a script and hands every command that may run, with what it was given, to a judge.
 */
final class ScriptWalk {

  private static final int DEEPEST = 20;
  private static final int MOST_COMMANDS = 20_000;
  private static final int MOST_CALLS_INSIDE = 6;

  private final Knowledge knowledge;
  private final Expansion expansion;
  private final FoundInvocations findings;
  private final CommandWalk commands;
  private final Set<List<Object>> calls = new HashSet<>();
  private final List<String> callStack = new ArrayList<>();
  private int visited;

  ScriptWalk(Knowledge knowledge, FoundInvocations findings, CommandWalk commands) {
    this.knowledge = knowledge;
    this.expansion = new Expansion(knowledge);
    this.findings = findings;
    this.commands = commands;
  }

  void walk(String text, Scope scope) {
    Script script = knowledge.script(text);
    if (!script.complete() || scope.depth() > DEEPEST) {
      findings.unreadable();
    }
    if (scope.depth() <= DEEPEST) {
      walk(script.commands(), scope);
    }
  }

  private void walk(List<ShellCommand> list, Scope scope) {
    list.forEach(command -> visit(command, scope));
  }

  private void visit(ShellCommand command, Scope scope) {
    if (++visited > MOST_COMMANDS) {
      findings.unreadable();
    } else if (command instanceof Simple simple) {
      visitSimple(simple, scope);
    } else if (command instanceof Pipeline pipeline) {
      visitPipeline(pipeline, scope);
    } else if (command instanceof Chain chain) {
      visit(chain.links().get(0), scope);
      walk(chain.links().subList(1, chain.links().size()), scope.branch());
    } else if (command instanceof Group group) {
      Scope inside = group.ownProcess() ? scope.branch() : scope;
      walk(group.body(), inside.reading(redirect(group.redirections(), scope)));
      written(group.redirections(), expansion.outputs().of(group.body(), scope), scope);
    } else if (command instanceof Branches branches) {
      visitBranches(branches, scope);
    } else if (command instanceof Loop loop) {
      visitLoop(loop, scope);
    } else if (command instanceof Expression expression) {
      visitWords(expression.words(), scope);
      redirect(expression.redirections(), scope);
    } else if (command instanceof Function function) {
      knowledge.define(function.name(), function.body());
      scope.certain().add(function.name() + "()");
      visitUncalled(function, scope);
    }
  }

  private void visitBranches(Branches branches, Scope scope) {
    visitWords(branches.subjects(), scope);
    Scope inside = scope.reading(redirect(branches.redirections(), scope));
    Scope tested = inside.branch();
    branches.conditions().forEach(condition -> walk(condition, tested));
    Set<String> everywhere = new HashSet<>();
    boolean first = true;
    for (List<ShellCommand> branch : branches.branches()) {
      Scope own = tested.branch();
      walk(branch, own);
      everywhere = first ? new HashSet<>(own.certain()) : everywhere;
      everywhere.retainAll(own.certain());
      first = false;
    }
    if (branches.exhaustive()) {
      scope.certain().addAll(everywhere);
    }
    written(branches.redirections(), Optional.empty(), scope);
  }

  private void visitUncalled(Function function, Scope scope) {
    callStack.add(function.name());
    findings.uncalled(() -> visit(function.body(), scope.uncalled()));
    callStack.remove(callStack.size() - 1);
  }

  private void visitPipeline(Pipeline pipeline, Scope scope) {
    Input input = scope.input();
    for (ShellCommand stage : pipeline.stages()) {
      Scope inside = scope.branch().reading(input);
      visit(stage, inside);
      input = Input.of(expansion.outputs().of(stage, inside));
    }
  }

  private void visitLoop(Loop loop, Scope scope) {
    Scope inside = scope.reading(redirect(loop.redirections(), scope)).branch();
    loop.values().ifPresent(values -> visitWords(values, scope));
    if (loop.values().isPresent()) {
      for (List<Word> values : expansion.arguments(loop.values().get(), scope)) {
        values.forEach(
            value ->
                knowledge.assign(
                    loop.variable(), value.pattern() ? Word.unknown(value.text()) : value));
      }
    } else {
      knowledge.forget(loop.variable());
    }
    inside.certain().add(loop.variable());
    walk(loop.body(), inside);
    written(loop.redirections(), Optional.empty(), scope);
  }

  private void visitSimple(Simple simple, Scope scope) {
    visitWords(simple.words(), scope);
    simple.assignments().forEach(assignment -> visitWords(assignment.values(), scope));
    Input input = redirect(simple.redirections(), scope);
    Scope inside = scope.reading(input);
    written(
        simple.redirections(),
        simple.words().isEmpty() ? Optional.of("") : expansion.outputs().of(simple, inside),
        scope);
    boolean forRead =
        simple.words().stream()
            .findFirst()
            .flatMap(ShellWord::literal)
            .filter("read"::equals)
            .isPresent();
    for (Assignment assignment : forRead ? List.<Assignment>of() : simple.assignments()) {
      assign(assignment, simple.words().isEmpty(), scope);
    }
    if (!simple.words().isEmpty()) {
      for (List<Word> words : expansion.arguments(simple.words(), scope)) {
        run(words, inside);
      }
    }
  }

  private void assign(Assignment assignment, boolean stays, Scope scope) {
    if (assignment.array()) {
      knowledge.forget(assignment.name());
      return;
    }
    for (ShellWord value : assignment.values()) {
      for (Word text : expansion.texts(value, scope)) {
        knowledge.assign(assignment.name(), text);
        commands.visitSetting(assignment.name(), text, scope);
      }
    }
    if (stays) {
      scope.certain().add(assignment.name());
    }
  }

  /** Runs a command with words that were replaced already. */
  void run(List<Word> words, Scope scope) {
    if (words.isEmpty()) {
      return;
    }
    String name = words.get(0).dynamic() ? "" : words.get(0).text();
    Set<ShellCommand> bodies = knowledge.function(name);
    bodies.forEach(body -> call(name, body, words.subList(1, words.size()), scope));
    if (bodies.isEmpty() || !scope.certain().contains(name + "()")) {
      commands.visit(words, scope);
    }
  }

  private void call(String name, ShellCommand body, List<Word> arguments, Scope scope) {
    long inside = callStack.stream().filter(name::equals).count();
    if (inside > MOST_CALLS_INSIDE || (inside > 0 && scope.input().isUnknown())) {
      findings.unreadable();
    } else if (calls.add(List.of(name, body, arguments, scope.input(), findings.isUncalled()))) {
      callStack.add(name);
      visit(body, scope.call(arguments));
      callStack.remove(callStack.size() - 1);
    }
  }

  /** The input after redirections, of which each replaces the one before. */
  private Input redirect(List<Redirection> redirections, Scope scope) {
    Input input = scope.input();
    for (Redirection redirection : redirections) {
      if (redirection instanceof Redirection.Text text) {
        visitWord(text.text().get(), scope);
        input = Input.of(expansion.text(text.text().get(), scope).text());
      } else if (redirection instanceof Redirection.Read read) {
        visitWord(read.file(), scope);
        String file = expansion.text(read.file(), scope).text();
        input =
            file.matches("[0-9-]+|/dev/stdin")
                ? input
                : knowledge.writes(file) ? Input.of(knowledge.content(file)) : Input.OUTSIDE;
      } else if (redirection instanceof Redirection.Write write) {
        visitWord(write.file(), scope);
        findings.writes(expansion.text(write.file(), scope));
      }
    }
    return input;
  }

  private void written(List<Redirection> redirections, Optional<String> content, Scope scope) {
    for (Redirection redirection : redirections) {
      if (redirection instanceof Redirection.Write write) {
        Word file = expansion.text(write.file(), scope);
        if (!file.text().matches("[0-9-]+|/dev/(?!fd/).*")) {
          knowledge.write(file.text(), content);
        }
      }
    }
  }

  private void visitWords(List<ShellWord> words, Scope scope) {
    words.forEach(word -> visitWord(word, scope));
  }

  private void visitWord(ShellWord word, Scope scope) {
    for (Part part : word.parts()) {
      if (part instanceof Output output) {
        inside(output.script(), scope);
      } else if (part instanceof CommandFile file) {
        inside(file.script(), scope);
      } else if (part instanceof Calculation calculation) {
        visitWord(calculation.formula(), scope);
      } else if (part instanceof Parameter parameter) {
        parameter.operand().ifPresent(operand -> visitWord(operand, scope));
      }
    }
  }

  private void inside(Script script, Scope scope) {
    walk(script.commands(), scope.branch());
  }
}
