package dev.orchestrator.core.safety.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.safety.shell.ShellCommand.Branches;
import dev.orchestrator.core.safety.shell.ShellCommand.Expression;
import dev.orchestrator.core.safety.shell.ShellCommand.Function;
import dev.orchestrator.core.safety.shell.ShellCommand.Redirection;
import dev.orchestrator.core.safety.shell.ShellCommand.Simple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  @Test
  void quotesAreTakenOffAndWhatIsInsideStaysTogether() {
    assertThat(words("a 'b c' \"d 'e\" f\\ g h''i"))
        .containsExactly("a", "b c", "d 'e", "f g", "hi");
  }

  @Test
  void anEmptyWordIsAWord() {
    assertThat(words("a '' \"\"")).containsExactly("a", "", "");
  }

  @Test
  void theEscapesOfAnsiQuotesAreReplaced() {
    assertThat(words("$'\\x67it' $'\\160ush' $'a\\tb' $'\\u0067'"))
        .containsExactly("git", "push", "a\tb", "g");
  }

  @Test
  void redirectionsAreNotArguments() {
    assertThat(words("make all >log 2>&1 <in &>>both {fd}>x")).containsExactly("make", "all");
  }

  @Test
  void aCommentIsNoArgument() {
    assertThat(words("ls a#b # c")).containsExactly("ls", "a#b");
  }

  @Test
  void aHereDocumentIsTheInputOfItsCommand() {
    Script script = Script.parse("bash -s <<'END' arg\ngit push\nEND\nls");

    assertThat(script.complete()).isTrue();
    assertThat(script.commands()).hasSize(2);
    assertThat(((Simple) script.commands().get(0)).redirections())
        .singleElement()
        .satisfies(
            text ->
                assertThat(((Redirection.Text) text).text().get().literal())
                    .contains("git push\n"));
  }

  @Test
  void patternsOfCaseAreNoCommands() {
    Script script = Script.parse("case $x in a|b) one;; (*.c) two ;& *) three; esac");

    assertThat(script.complete()).isTrue();
    assertThat(((Branches) script.commands().get(0)).branches()).hasSize(3);
  }

  @Test
  void testsAndFormulasAreNoCommands() {
    assertThat(Script.parse("[[ $a == *x* && ( -f y || $b =~ ^(c d)$ ) ]]").commands())
        .singleElement()
        .isInstanceOf(Expression.class);
    assertThat(Script.parse("((x<<=1))").commands()).singleElement().isInstanceOf(Expression.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f() { ls; }", "f ( ) ( ls )", "function f { ls; }", "function f() { ls; }"})
  void everySpellingOfAFunctionIsOne(String text) {
    assertThat(Script.parse(text).commands()).singleElement().isInstanceOf(Function.class);
    assertThat(Script.parse(text).complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'a",
        "echo $(a",
        "cat <<EOF\nx",
        "echo `a",
        "if a; then b",
        "for x in a; do b",
        "case x in a) b",
        "{ a",
        "a )",
        "[[ a",
        "echo ${a",
        "fi",
        "a=(b"
      })
  void whatIsLeftOpenOrStandsWhereItMustNotIsIncomplete(String text) {
    assertThat(Script.parse(text).complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo a",
        "! a | b && c || d &",
        "a=(1 2 'x y') b[1]=c d+=(e)",
        "declare -A m=([a]=1 [b]=2)",
        "while read -r l; do echo \"$l\"; done < <(ls) > out",
        "until a; do b; done &",
        "for ((i=0; i<3; i++)) { a; }",
        "select x in a b; do c; done",
        "if a; then b; elif c; then d; else e; fi 2>&1",
        "echo $((1 + (2 * 3))) $(( $(a) )) $[1+1] $( (a) )",
        "ls !(*.c) @(a|b)* ?(x)",
        "echo ${a:-\"b c\"} ${a//x/y} ${#a} ${!a} ${a[@]} ${a[$((1+1))]:1:2} ${a^^}",
        "cat <<-A <<\"B\"\n\tx\n\tA\ny\nB",
        "coproc x { a; }",
        "time { a; }; time -p b",
        "a | while b; do c; done | (d; e)",
        "f() { case $1 in\n  a) ;;\n  *) b\n esac }"
      })
  void theWholeGrammarIsRead(String text) {
    assertThat(Script.parse(text).complete()).isTrue();
  }

  private static List<String> words(String text) {
    Script script = Script.parse(text);
    Simple last = (Simple) script.commands().get(script.commands().size() - 1);
    return last.words().stream().map(ShellWord::written).toList();
  }
}
