package dev.orchestrator.runs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigFile;
import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.runs.plan.NotifySpec.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyReaderTest {

  private final Problems problems = new Problems();

  @Test
  void aWordAnObjectAndAListAreRead() {
    assertThat(read("\"desktop\""))
        .singleElement()
        .extracting(NotifySpec::channel)
        .isEqualTo(new NotifySpec.Desktop());
    assertThat(read("{\"command\": [\"./tell\", \"me\"], \"on\": [\"issue-failed\"]}"))
        .singleElement()
        .isEqualTo(
            new NotifySpec(
                new NotifySpec.Command(List.of("./tell", "me")),
                java.util.Set.of(Event.ISSUE_FAILED)));
    assertThat(
            read(
                "[{\"desktop\": true}, {\"webhook\": \"${HOOK}\", \"headers\": {\"X-Key\":"
                    + " \"${KEY}\"}}]"))
        .extracting(NotifySpec::channel)
        .containsExactly(
            new NotifySpec.Desktop(), new NotifySpec.Webhook("${HOOK}", Map.of("X-Key", "${KEY}")));
    assertThat(problems.warnings()).isEmpty();
  }

  @Test
  void whoDoesNotSayOfWhatIsToldOfEverything() {
    assertThat(read("\"desktop\"").get(0).on()).containsExactlyInAnyOrder(Event.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"slack\": false}", "true", "\"mail\"", "7"})
  void theKeyOfAnotherProgramIsAWarning(String value) {
    assertThat(read(value)).isEmpty();
    assertThat(problems.warnings()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"command\": \"a b\"} | notify.command",
        "{\"command\": []} | a list: the program and its arguments",
        "{\"webhook\": \"ftp://x\"} | begins with https://",
        "{\"webhook\": \"https://x\", \"desktop\": true} | one of them",
        "{\"desktop\": true, \"on\": [\"issue-faild\"]} | did you mean 'issue-failed'?",
      })
  void whatIsWrittenWrongIsSaid(String value, String said) {
    read(value);

    assertThatThrownBy(problems::refuseErrors)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(said);
  }

  private List<NotifySpec> read(String value) {
    return NotifyReader.read(
        ConfigFile.parse(Path.of("plan.json"), "{\"notify\": " + value + "}", problems));
  }
}
