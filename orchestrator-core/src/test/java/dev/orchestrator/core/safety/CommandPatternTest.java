package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandPatternTest {

  @Test
  void aPatternOfPlainWordsIsReadAsTheGrammarOfShellsReadsIt() {
    BuiltInRules.ALL.stream()
        .flatMap(rule -> rule.patterns().stream())
        .filter(pattern -> !pattern.matches(".*['\"\\\\$`|&;<>(){}#~\\[?].*"))
        .forEach(
            pattern ->
                assertThat(CommandPattern.plainWords(pattern))
                    .as(pattern)
                    .isEqualTo(CommandPattern.shellWords(pattern)));
  }

  @Test
  void everyPatternOfTheBuiltInRulesCanBeRead() {
    BuiltInRules.ALL.stream()
        .flatMap(rule -> rule.patterns().stream())
        .forEach(pattern -> assertThat(CommandPattern.parse(pattern)).as(pattern).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a; b", "a | b", "$(a", "'a"})
  void whatIsNotOneCommandIsNoPattern(String text) {
    assertThatThrownBy(() -> CommandPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not the pattern of one command");
  }
}
