package dev.orchestrator.core.safety.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A command of a script. */
public sealed interface ShellCommand {

  /**
   * A program, a builtin or a function with its arguments; without words it only assigns or
   * redirects.
   */
  record Simple(List<Assignment> assignments, List<ShellWord> words, List<Redirection> redirections)
      implements ShellCommand {

    /** Copies the lists. */
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** Commands of which each reads what the one before it writes. */
  record Pipeline(List<ShellCommand> stages) implements ShellCommand {

    /** Copies the stages. */
    public Pipeline {
      stages = List.copyOf(stages);
    }
  }

  /** Commands joined by {@code &&} and {@code ||}: all but the first may be left out. */
  record Chain(List<ShellCommand> links) implements ShellCommand {

    /** Copies the links. */
    public Chain {
      links = List.copyOf(links);
    }
  }

  /**
   * Commands that run one after the other: braces, or parentheses when it is a process of its own.
   */
  record Group(List<ShellCommand> body, boolean ownProcess, List<Redirection> redirections)
      implements ShellCommand {

    /** Copies the lists. */
    public Group {
      body = List.copyOf(body);
      redirections = List.copyOf(redirections);
    }
  }

  /**
   * {@code if}, {@code case}, {@code while}, {@code until}: lists of which each may run or not.
   *
   * @param conditions lists that run before one of the branches does
   * @param exhaustive whether one of the branches runs in any case
   */
  record Branches(
      List<ShellWord> subjects,
      List<List<ShellCommand>> conditions,
      List<List<ShellCommand>> branches,
      boolean exhaustive,
      List<Redirection> redirections)
      implements ShellCommand {

    /** Copies the lists. */
    public Branches {
      subjects = List.copyOf(subjects);
      conditions = conditions.stream().map(List::copyOf).toList();
      branches = branches.stream().map(List::copyOf).toList();
      redirections = List.copyOf(redirections);
    }
  }

  /**
   * {@code for} and {@code select}.
   *
   * @param values empty when it goes over the arguments of the script
   */
  record Loop(
      String variable,
      Optional<List<ShellWord>> values,
      List<ShellCommand> body,
      List<Redirection> redirections)
      implements ShellCommand {

    /** Copies the lists. */
    public Loop {
      values = values.map(List::copyOf);
      body = List.copyOf(body);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code [[ ... ]]} and {@code (( ... ))}: nothing runs but what is substituted. */
  record Expression(List<ShellWord> words, List<Redirection> redirections) implements ShellCommand {

    /** Copies the lists. */
    public Expression {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** The definition of a function. */
  record Function(String name, ShellCommand body) implements ShellCommand {}

  /**
   * {@code NAME=VALUE}.
   *
   * @param values one, or any number for an array
   */
  record Assignment(String name, boolean array, List<ShellWord> values) {

    /** Copies the values. */
    public Assignment {
      values = List.copyOf(values);
    }
  }

  /** Where input comes from or output goes to. */
  sealed interface Redirection {

    /** {@code > FILE} and its kin. */
    record Write(ShellWord file) implements Redirection {}

    /** {@code < FILE}. */
    record Read(ShellWord file) implements Redirection {}

    /** {@code <<< WORD} and here-documents: the text itself, known once the script is read. */
    record Text(Supplier<ShellWord> text) implements Redirection {}
  }
}
