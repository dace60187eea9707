package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.shell.ShellWord;
import dev.orchestrator.core.safety.shell.ShellWord.Literal;
import dev.orchestrator.core.safety.shell.ShellWord.Parameter;
import dev.orchestrator.core.safety.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code a{b,c}} is two words; {@code {1..9}} is words that nobody lists. */
final class Braces {

  private static final int MOST = 32;
  private static final Pattern SEQUENCE = Pattern.compile("\\{[^\\s{},]*\\.\\.[^\\s{},]*}");

  /** A character of a word, or a part that is no text. */
  private record Atom(Part part, char character) {

    boolean is(char wanted) {
      return part instanceof Literal literal && !literal.quoted() && character == wanted;
    }
  }

  private Braces() {}

  static List<ShellWord> expand(ShellWord word) {
    boolean braces = word.parts().stream().anyMatch(Braces::opens);
    if (!braces) {
      return List.of(word);
    }
    List<List<Atom>> lists = new ArrayList<>();
    expand(atoms(word), lists);
    return lists.size() > MOST ? List.of(unknown()) : lists.stream().map(Braces::word).toList();
  }

  private static boolean opens(Part part) {
    return part instanceof Literal literal && !literal.quoted() && literal.text().contains("{");
  }

  private static ShellWord unknown() {
    return new ShellWord(List.of(new Parameter("", "", Optional.empty(), true)));
  }

  private static List<Atom> atoms(ShellWord word) {
    List<Atom> atoms = new ArrayList<>();
    for (Part part : word.parts()) {
      if (part instanceof Literal literal) {
        literal.text().chars().forEach(character -> atoms.add(new Atom(part, (char) character)));
      } else {
        atoms.add(new Atom(part, '\0'));
      }
    }
    return atoms;
  }

  private static void expand(List<Atom> atoms, List<List<Atom>> into) {
    for (int open = 0; open < atoms.size() && into.size() <= MOST; open++) {
      if (atoms.get(open).is('{')) {
        List<Integer> cuts = cuts(atoms, open);
        if (cuts.size() > 2) {
          int close = cuts.get(cuts.size() - 1);
          for (int index = 0; index + 1 < cuts.size(); index++) {
            List<Atom> one = new ArrayList<>(atoms.subList(0, open));
            one.addAll(atoms.subList(cuts.get(index) + 1, cuts.get(index + 1)));
            one.addAll(atoms.subList(close + 1, atoms.size()));
            expand(one, into);
          }
          return;
        }
      }
    }
    into.add(atoms);
  }

  /** The opening brace, the commas of its own, and the closing one; empty when it is not closed. */
  private static List<Integer> cuts(List<Atom> atoms, int open) {
    List<Integer> cuts = new ArrayList<>(List.of(open));
    int depth = 0;
    for (int at = open + 1; at < atoms.size(); at++) {
      if (atoms.get(at).is('{')) {
        depth++;
      } else if (atoms.get(at).is('}') && depth == 0) {
        cuts.add(at);
        return cuts;
      } else if (atoms.get(at).is('}')) {
        depth--;
      } else if (atoms.get(at).is(',') && depth == 0) {
        cuts.add(at);
      }
    }
    return List.of();
  }

  private static ShellWord word(List<Atom> atoms) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < atoms.size(); at++) {
      Part part = atoms.get(at).part();
      boolean last = at + 1 == atoms.size() || atoms.get(at + 1).part() != part;
      if (part instanceof Literal literal) {
        text.append(atoms.get(at).character());
        if (last) {
          parts.add(new Literal(text.toString(), literal.quoted()));
          sequence(text, literal, parts);
          text.setLength(0);
        }
      } else {
        parts.add(part);
      }
    }
    return new ShellWord(parts);
  }

  private static void sequence(StringBuilder text, Literal literal, List<Part> parts) {
    if (!literal.quoted() && SEQUENCE.matcher(text).find()) {
      parts.add(new Parameter("", "", Optional.empty(), true));
    }
  }
}
