package dev.orchestrator.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of(
              "dirty", FieldType.FLAG,
              "detached", FieldType.FLAG,
              "behind", FieldType.NUMBER,
              "ahead", FieldType.NUMBER,
              "fetched_age", FieldType.NUMBER,
              "branch", FieldType.TEXT,
              "default_branch", FieldType.TEXT,
              "upstream", FieldType.TEXT,
              "tag", FieldType.LIST,
              "repo.tags", FieldType.LIST));

  private static final Map<String, FieldValue> VALUES =
      Map.of(
          "dirty", new FieldValue.Flag(true),
          "detached", new FieldValue.Flag(false),
          "behind", new FieldValue.Number(3),
          "ahead", new FieldValue.Number(0),
          "fetched_age", new FieldValue.Number(7200),
          "branch", new FieldValue.Text("Feature/Login"),
          "default_branch", new FieldValue.Text("main"),
          "upstream", new FieldValue.Text(""),
          "tag", new FieldValue.Texts(List.of("api", "core-go")),
          "repo.tags", new FieldValue.Texts(List.of("api")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dirty",
        "!detached",
        "behind",
        "!ahead",
        "!upstream",
        "tag",
        "behind > 0",
        "behind>=3 && behind <= 3",
        "behind == 3",
        "behind != 4",
        "ahead < behind",
        "0 == ahead",
        "fetched_age > 1h",
        "fetched_age <= 2h",
        "branch ~ login",
        "branch ~ feature/*",
        "branch ~ '*/l?gin'",
        "branch !~ 'log'  || dirty",
        "branch == 'Feature/Login'",
        "branch == Feature/Login",
        "branch != default_branch",
        "default_branch == \"main\"",
        "tag == api",
        "tag ~ go",
        "tag != web",
        "'api' in tag",
        "api in repo.tags",
        "'api' == repo.tags",
        "dirty == true",
        "detached == false",
        "detached || dirty && behind > 2",
        "(detached || dirty) && !(behind > 3)",
        "!!dirty",
        "  dirty\t&&\nbehind  ",
      })
  void holds(String text) {
    assertThat(Expression.parse(text, VOCABULARY).holds(VALUES::get)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detached",
        "!dirty",
        "ahead",
        "behind > 3",
        "behind == 30",
        "branch == feature/login",
        "branch ~ 'x*'",
        "tag == go",
        "'go' in tag",
        "tag !~ go",
        "dirty && detached",
        "detached && dirty || ahead",
      })
  void doesNotHold(String text) {
    assertThat(Expression.parse(text, VOCABULARY).holds(VALUES::get)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "behnd > 0 ; 1 ; did you mean 'behind'?",
        "dirty && behnd ; 10 ; did you mean 'behind'?",
        "behind = 3 ; 8 ; compare with '=='",
        "dirty & behind ; 7 ; write '&&'",
        "dirty and behind ; 7 ; write '&&'",
        "branch == 'main ; 11 ; close the quote",
        "(dirty ; 7 ; close the parenthesis",
        "dirty) ; 6 ; join conditions with '&&' or '||'",
        "behind > many ; 8 ; compare numbers with numbers and text with text",
        "branch > 3 ; 8 ; compare numbers with numbers and text with text",
        "dirty == yes ; 7 ; a field that is true or false stands by itself, or with '!' before it",
        "'x' in branch ; 8 ; 'in' looks in a list, as tags is",
        "behind > ; 9 ; complete it",
        "&& dirty ; 1 ; name a field, such as dirty",
        "3 ; 1 ; name a field, such as dirty",
      })
  void anErrorPointsAtTheColumnAndSaysWhatToDo(String text, int column, String hint) {
    assertThatThrownBy(() -> Expression.parse(text.strip(), VOCABULARY))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            error -> {
              assertThat(error.column()).isEqualTo(column);
              assertThat(error.hint()).contains(hint);
              assertThat(error).hasMessageContaining("at column " + column);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void nothingIsNoExpression(String text) {
    assertThatThrownBy(() -> Expression.parse(text, VOCABULARY))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("expected a field and not the end");
  }

  @Test
  void anUnknownValueIsNeitherEqualNorMoreNorLessNorTrue() {
    for (String text : List.of("behind", "behind == 0", "behind > 0", "behind <= 0", "dirty")) {
      assertThat(Expression.parse(text, VOCABULARY).holds(name -> new FieldValue.Unknown()))
          .as(text)
          .isFalse();
    }
    assertThat(Expression.parse("behind != 0", VOCABULARY).holds(n -> new FieldValue.Unknown()))
        .isTrue();
  }

  @Test
  void itAsksForItsOwnFieldsOnly() {
    Set<String> asked = new HashSet<>();
    Expression expression = Expression.parse("!(tag ~ x) && (ahead > 1 || dirty)", VOCABULARY);
    assertThat(expression.fields()).containsExactlyInAnyOrder("tag", "ahead", "dirty");
    expression.holds(
        name -> {
          asked.add(name);
          return VALUES.get(name);
        });
    assertThat(expression.fields()).containsAll(asked);
  }

  @Test
  void aThousandParenthesesAreRefusedAndDoNotOverflow() {
    String deep = "(".repeat(100_000) + "dirty";
    assertThatThrownBy(() -> Expression.parse(deep, VOCABULARY))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("too deeply nested");
  }

  @Test
  void anyTextIsEitherAnExpressionOrAnExpressionError() {
    List<String> pieces =
        List.of(
            "dirty",
            "behind",
            "tag",
            "branch",
            "'x'",
            "\"",
            "'",
            "(",
            ")",
            "!",
            "&&",
            "||",
            "==",
            "~",
            "<",
            "in",
            "true",
            "7",
            "2h",
            "9999999999999999999",
            " ",
            "\\",
            "=",
            "é",
            "\0");
    Random random = new Random(20261122);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        Expression.parse(text.toString(), VOCABULARY).holds(VALUES::get);
      } catch (ExpressionException refused) {
        assertThat(refused.column()).as(text.toString()).isBetween(1, text.length() + 1);
      }
    }
  }
}
