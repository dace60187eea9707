package dev.orchestrator.core.safety;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that one written word becomes, while it is read. Immutable.
 *
 * @param before the words that are finished
 * @param text of the one that is not
 * @param begun whether that one exists even without text
 */
record FieldDraft(List<Word> before, String text, boolean begun, boolean dynamic, boolean pattern) {

  FieldDraft {
    before = List.copyOf(before);
  }

  static FieldDraft empty(boolean begun) {
    return new FieldDraft(List.of(), "", begun, false, false);
  }

  static FieldDraft unknown(String written) {
    return new FieldDraft(List.of(), written, true, true, false);
  }

  FieldDraft literal(String more, boolean quoted) {
    boolean matches = !quoted && more.chars().anyMatch(character -> "*?[".indexOf(character) >= 0);
    return new FieldDraft(before, text + more, true, dynamic, pattern || matches);
  }

  FieldDraft unknown(String written, boolean number) {
    return new FieldDraft(before, text + (number ? "$n" : written), true, true, pattern);
  }

  /** A value that is known; split at blanks where the shell does. */
  FieldDraft value(String value, boolean splits) {
    if (!splits) {
      return new FieldDraft(before, text + value, true, dynamic, pattern);
    }
    FieldDraft draft = this;
    String[] pieces = value.split("[ \t\n]+", -1);
    for (int index = 0; index < pieces.length; index++) {
      draft = index == 0 ? draft : draft.nextField();
      draft = pieces[index].isEmpty() ? draft : draft.literal(pieces[index], false);
    }
    return draft;
  }

  FieldDraft word(Word word, boolean splits) {
    return word.dynamic() ? unknown(word.text(), false) : value(word.text(), splits);
  }

  FieldDraft nextField() {
    return new FieldDraft(finished(), "", false, false, false);
  }

  List<Word> finished() {
    if (!begun) {
      return before;
    }
    List<Word> all = new ArrayList<>(before);
    all.add(new Word(text, dynamic, pattern));
    return all;
  }

  Word joined() {
    StringBuilder all = new StringBuilder();
    boolean anyDynamic = false;
    List<Word> words = finished();
    for (int index = 0; index < words.size(); index++) {
      all.append(index == 0 ? "" : " ").append(words.get(index).text());
      anyDynamic |= words.get(index).dynamic();
    }
    return new Word(all.toString(), anyDynamic, pattern);
  }
}
