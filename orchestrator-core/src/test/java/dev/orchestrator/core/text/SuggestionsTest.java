package dev.orchestrator.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

  private static final List<String> NAMES = List.of("wallet", "explorer", "staking", "acc");

  @ParameterizedTest
  @CsvSource({
    "walet,wallet",
    "WALLET,wallet",
    "explroer,explorer",
    "stakin,staking",
    "expl,explorer",
    "ac,acc"
  })
  void aSlipOfTheFingersIsRecognised(String typed, String meant) {
    assertThat(Suggestions.nearest(typed, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"liteclient", "w", "wxyzet", "''"})
  void aNameThatIsFarFromAllIsNotGuessed(String typed) {
    assertThat(Suggestions.nearest(typed, NAMES)).isEmpty();
  }

  @Test
  void ofEquallyNearNamesTheFirstInTheAlphabetIsSuggested() {
    assertThat(Suggestions.nearest("web-x", List.of("web-b", "web-a"))).contains("web-a");
  }

  @Test
  void aHintFallsBackToWhatTheCallerKnows() {
    assertThat(Suggestions.hint("walet", NAMES, "see the list"))
        .isEqualTo("did you mean 'wallet'?");
    assertThat(Suggestions.hint("xyz", NAMES, "see the list")).isEqualTo("see the list");
  }
}
