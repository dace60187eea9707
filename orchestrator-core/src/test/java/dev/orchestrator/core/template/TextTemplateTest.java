package dev.orchestrator.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.error.OrchestratorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTemplateTest {

  @Test
  void aFieldIsFoundUnderItsDottedNameAndInANestedMap() {
    TextTemplate template = TextTemplate.parse("test", "cd {{repo.local}}");

    assertThat(template.render(Map.of("repo.local", "/src/a"))).isEqualTo("cd /src/a");
    assertThat(template.render(Map.of("repo", Map.of("local", "/src/b")))).isEqualTo("cd /src/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{other}}", "<b>&\"'", "$(id) `id`", "{{#x}}", "a\nb\u001b[0m", "\\1$1"})
  void aValueIsInsertedAsItIs(String value) {
    assertThat(TextTemplate.parse("test", "[{{it}}]").render(Map.of("it", value)))
        .isEqualTo("[" + value + "]");
  }

  @Test
  void everyNameWithoutValueIsRefusedAtOnceWithASuggestion() {
    TextTemplate template =
        TextTemplate.parse("workflow 'build'", "{{repo.nmae}} {{x}} {{#y}}{{/y}}");

    assertThatThrownBy(() -> template.render(Map.of("repo.name", "wallet")))
        .isInstanceOfSatisfying(
            OrchestratorException.class,
            error -> {
              assertThat(error.message())
                  .contains("workflow 'build'", "{{repo.nmae}}, {{x}}, {{y}} have no value");
              assertThat(error.hint()).contains("did you mean 'repo.name'?");
            });
  }

  @Test
  void theNamesOfTheTextAreListedInOrderAndOnce() {
    assertThat(
            TextTemplate.parse("test", "{{b}} {{a}} {{b}} {{#list}}{{inner}}{{/list}}").variables())
        .containsExactly("b", "a", "list");
  }

  @Test
  void aSectionRepeatsForEachElementAndAnInvertedOneStandsForNone() {
    TextTemplate template =
        TextTemplate.parse("test", "{{#rules}}- {{.}}\n{{/rules}}{{^rules}}none{{/rules}}");

    assertThat(template.render(Map.of("rules", List.of("a", "b")))).isEqualTo("- a\n- b\n");
    assertThat(template.render(Map.of("rules", List.of()))).isEqualTo("none");
  }

  @Test
  void valuesAreEscapedWhereTheTemplateWasToldHow() {
    TextTemplate template =
        TextTemplate.parse("test", "{{a}} {{{a}}}", value -> value.replace("<", "&lt;"));

    assertThat(template.render(Map.of("a", "<b>"))).isEqualTo("&lt;b> <b>");
  }

  @Test
  void aListOutsideOfASectionStandsWithCommas() {
    assertThat(TextTemplate.parse("test", "{{tags}}").render(Map.of("tags", List.of("go", "core"))))
        .isEqualTo("go, core");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{name", "{{#open}}", "{{/close}}", "{{> other}}", "{{#a}}{{/b}}"})
  void aMalformedTextIsRefusedNamingItsOrigin(String text) {
    assertThatThrownBy(() -> TextTemplate.parse("prompts/review.md", text))
        .isInstanceOf(OrchestratorException.class)
        .hasMessageContaining("prompts/review.md");
  }

  @Test
  void noMethodOfAValueCanBeCalled() {
    TextTemplate template = TextTemplate.parse("test", "{{name.length}}");

    assertThatThrownBy(() -> template.render(Map.of("name", "wallet")))
        .isInstanceOf(OrchestratorException.class);
  }
}
