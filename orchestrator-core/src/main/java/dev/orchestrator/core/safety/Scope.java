package dev.orchestrator.core.safety;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known where a command runs.
 *
 * @param input its standard input, unless it is redirected
 * @param arguments {@code $1} and those behind it; empty when nobody knows them
 * @param certain variables and functions that have a value here on every way to this place; grows
 *     as commands are read
 * @param depth how many texts this one is inside of
 */
record Scope(Input input, Optional<List<Word>> arguments, Set<String> certain, int depth) {

  static Scope outermost() {
    return new Scope(Input.OUTSIDE, Optional.empty(), new HashSet<>(), 0);
  }

  /** The same, but what becomes certain in it is not certain behind it. */
  Scope branch() {
    return new Scope(input, arguments, new HashSet<>(certain), depth);
  }

  Scope reading(Input other) {
    return new Scope(other, arguments, certain, depth);
  }

  Scope deeper() {
    return new Scope(input, arguments, certain, depth + 1);
  }

  /** A function while it is read and not called. */
  Scope uncalled() {
    return new Scope(input, Optional.empty(), new HashSet<>(certain), depth);
  }

  Scope call(List<Word> given) {
    return new Scope(input, Optional.of(given), new HashSet<>(certain), depth + 1);
  }

  /** Another shell: it has the exported variables only, and nobody knows which these are. */
  Scope otherShell(Optional<List<Word>> given) {
    return new Scope(input, given, new HashSet<>(), depth + 1);
  }
}
