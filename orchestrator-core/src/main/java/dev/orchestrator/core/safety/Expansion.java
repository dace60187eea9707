package dev.orchestrator.core.safety;

import dev.orchestrator.core.safety.shell.ShellWord;
import dev.orchestrator.core.safety.shell.ShellWord.Calculation;
import dev.orchestrator.core.safety.shell.ShellWord.CommandFile;
import dev.orchestrator.core.safety.shell.ShellWord.Literal;
import dev.orchestrator.core.safety.shell.ShellWord.Output;
import dev.orchestrator.core.safety.shell.ShellWord.Parameter;
import dev.orchestrator.core.safety.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces in words what the shell would replace, as far as that is known. */
final class Expansion {

  private static final int MOST_ALTERNATIVES = 16;

  /** What stands in a word for what nobody knows: a variable that no text gives a value. */
  static final String UNKNOWN = "$unknown__";

  private final Knowledge knowledge;
  private final KnownOutput outputs;

  Expansion(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.outputs = new KnownOutput(this, knowledge);
  }

  KnownOutput outputs() {
    return outputs;
  }

  /** Every list of arguments that these words may become. */
  List<List<Word>> arguments(List<ShellWord> words, Scope scope) {
    List<List<Word>> lists = List.of(List.of());
    for (ShellWord word : words) {
      List<List<Word>> fields = fields(word, scope);
      if ((long) lists.size() * fields.size() > MOST_ALTERNATIVES) {
        fields = List.of(List.of(Word.unknown(UNKNOWN)));
      }
      lists = product(lists, fields);
    }
    return lists;
  }

  private static List<List<Word>> product(List<List<Word>> lists, List<List<Word>> fields) {
    List<List<Word>> longer = new ArrayList<>();
    for (List<Word> list : lists) {
      for (List<Word> more : fields) {
        List<Word> joined = new ArrayList<>(list);
        joined.addAll(more);
        longer.add(joined);
      }
    }
    return longer;
  }

  /** Every text that a word may become where it is not split: in assignments and redirections. */
  List<Word> texts(ShellWord word, Scope scope) {
    return drafts(word, scope, false).stream().map(FieldDraft::joined).toList();
  }

  /** The one text that a word becomes, or one that marks what is not known. */
  Word text(ShellWord word, Scope scope) {
    List<Word> texts = texts(word, scope);
    return texts.size() == 1 ? texts.get(0) : Word.unknown(written(word));
  }

  private List<List<Word>> fields(ShellWord word, Scope scope) {
    return Braces.expand(word).stream()
        .map(one -> drafts(one, scope, true).stream().map(FieldDraft::finished).toList())
        .reduce(List.of(List.of()), Expansion::product);
  }

  private List<FieldDraft> drafts(ShellWord word, Scope scope, boolean splits) {
    List<FieldDraft> drafts = List.of(FieldDraft.empty(word.parts().isEmpty()));
    for (Part part : word.parts()) {
      List<FieldDraft> next = new ArrayList<>();
      for (FieldDraft draft : drafts) {
        next.addAll(append(draft, part, scope, splits));
      }
      drafts = next.size() <= MOST_ALTERNATIVES ? next : List.of(FieldDraft.unknown(written(word)));
    }
    return drafts;
  }

  private List<FieldDraft> append(FieldDraft draft, Part part, Scope scope, boolean splits) {
    if (part instanceof Literal literal) {
      return List.of(draft.literal(literal.text(), literal.quoted()));
    } else if (part instanceof Parameter parameter) {
      return parameter(draft, parameter, scope, splits && !parameter.quoted());
    } else if (part instanceof Output output) {
      Optional<String> text = outputs.of(output.script().commands(), scope);
      return List.of(
          text.map(known -> draft.value(known.stripTrailing(), splits && !output.quoted()))
              .orElseGet(() -> draft.unknown(UNKNOWN, false)));
    } else if (part instanceof CommandFile file) {
      String name = "/dev/fd/" + Integer.toHexString(System.identityHashCode(file));
      knowledge.write(name, outputs.of(file.script().commands(), scope));
      return List.of(draft.literal(name, true));
    }
    return List.of(draft.unknown(UNKNOWN, part instanceof Calculation));
  }

  private List<FieldDraft> parameter(
      FieldDraft draft, Parameter parameter, Scope scope, boolean splits) {
    if (parameter.name().matches("[@*]") && parameter.operator().isEmpty()) {
      return List.of(allArguments(draft, parameter, scope));
    }
    List<FieldDraft> drafts = new ArrayList<>();
    boolean alternative = parameter.operator().matches(":?[-=+]");
    boolean plain = parameter.operator().isEmpty() || parameter.operator().matches(":?[-=?]");
    Optional<List<String>> values = plain ? values(parameter.name(), scope) : Optional.empty();
    if (values.isPresent()) {
      values.get().forEach(value -> drafts.add(withValue(draft, value, splits)));
    } else if (!parameter.operator().matches(":?\\+")) {
      drafts.add(draft.unknown(written(parameter), false));
    } else {
      drafts.add(draft);
    }
    if (alternative && parameter.operand().isPresent()) {
      ShellWord operand = parameter.operand().get();
      List<Word> texts = texts(operand, scope);
      if (parameter.operator().endsWith("=")) {
        texts.forEach(text -> knowledge.assign(parameter.name(), text));
      }
      texts.forEach(
          text ->
              drafts.add(
                  text.dynamic()
                      ? draft.unknown(text.text(), false)
                      : draft.value(text.text(), splits)));
    }
    return drafts;
  }

  private static FieldDraft withValue(FieldDraft draft, String value, boolean splits) {
    return value.contains("$") ? draft.unknown(value, false) : draft.value(value, splits);
  }

  private FieldDraft allArguments(FieldDraft draft, Parameter parameter, Scope scope) {
    if (scope.arguments().isEmpty() || knowledge.mentions("@")) {
      return draft.unknown(written(parameter), false);
    }
    FieldDraft all = draft;
    boolean apart = parameter.name().equals("@") || !parameter.quoted();
    boolean first = true;
    for (Word argument : scope.arguments().get()) {
      all = first ? all : apart ? all.nextField() : all.literal(" ", true);
      all = all.word(argument, !parameter.quoted());
      first = false;
    }
    return all;
  }

  private Optional<List<String>> values(String name, Scope scope) {
    if (name.matches("[1-9][0-9]*") && scope.arguments().isPresent() && !knowledge.mentions("@")) {
      List<Word> given = scope.arguments().get();
      int at = name.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(name) - 1;
      if (at >= given.size()) {
        return Optional.of(List.of(""));
      }
      return given.get(at).dynamic()
          ? Optional.empty()
          : Optional.of(List.of(given.get(at).text()));
    }
    return scope.certain().contains(name) && !knowledge.mentions("IFS")
        ? knowledge.values(name)
        : Optional.empty();
  }

  private static String written(ShellWord word) {
    StringBuilder text = new StringBuilder();
    for (Part part : word.parts()) {
      text.append(
          part instanceof Literal literal
              ? literal.text()
              : part instanceof Parameter parameter ? written(parameter) : UNKNOWN);
    }
    return text.toString();
  }

  /** A name that another shell gives a meaning of its own must not reach that shell. */
  private static String written(Parameter parameter) {
    return parameter.name().matches("[A-Za-z_]\\w*") ? "$" + parameter.name() : UNKNOWN;
  }
}
