package dev.orchestrator.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lists of spellings, each with the verdict that is right for those who use the program. A line
 * that is judged otherwise on purpose says so itself: {@code judged} and {@code because}.
 */
class SpellingsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Spelling(
      String command, boolean pushRequested, Set<SafetyVerdict> right, String because) {

    boolean isJudgedRightly() {
      return right.contains(decision().verdict());
    }

    SafetyDecision decision() {
      SafetyRules rules = SafetyRules.builtIn();
      return (pushRequested ? rules.withPushRequested() : rules).judgeShell(command);
    }

    @Override
    public String toString() {
      return decision().verdict() + " " + decision().rule().orElse("-") + ": " + command;
    }
  }

  @ParameterizedTest
  @CsvSource({"refused,REFUSED", "refused-or-ask,REFUSED|ASK", "allowed,ALLOWED"})
  void everySpellingOfAnEffectIsJudgedRightly(String list, String verdicts) {
    Set<SafetyVerdict> right =
        Set.copyOf(
            List.of(verdicts.split("\\|", -1)).stream().map(SafetyVerdict::valueOf).toList());

    List<Spelling> wrong =
        spellings(list, right).stream().filter(spelling -> !spelling.isJudgedRightly()).toList();

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"refused,REFUSED", "refused-or-ask,ASK", "allowed,ALLOWED"})
  void whatIsJudgedOtherwiseIsLittleAndSaysWhy(String list, SafetyVerdict verdict) {
    List<Spelling> all = spellings(list, Set.of(verdict));
    List<Spelling> explained =
        all.stream().filter(spelling -> !spelling.because().isEmpty()).toList();

    assertThat(explained.size()).isLessThanOrEqualTo(all.size() / 50);
  }

  private static List<Spelling> spellings(String list, Set<SafetyVerdict> right) {
    try (InputStream lines =
        Objects.requireNonNull(
            SpellingsTest.class.getResourceAsStream("spellings/" + list + ".jsonl"))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> spelling(line, right))
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Spelling spelling(String line, Set<SafetyVerdict> right) {
    try {
      JsonNode json = JSON.readTree(line);
      String because = json.path("because").asText();
      Set<SafetyVerdict> accepted =
          because.isEmpty() ? right : Set.of(SafetyVerdict.valueOf(json.path("judged").asText()));
      return new Spelling(
          json.path("command").asText(),
          json.path("push_requested").asBoolean(),
          accepted,
          because);
    } catch (IOException invalid) {
      throw new AssertionError(line, invalid);
    }
  }
}
