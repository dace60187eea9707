package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes shell text that may run {@code devnet reset}, in ever other spellings. */
final class ShellTextGenerator {

  private static final int DEEPEST = 3;

  private static final List<String> HARMLESS =
      List.of(
          "echo a",
          ":",
          "true",
          "x=1",
          "cat </dev/null",
          "false",
          "echo 'devnet reset'",
          "f=devnet",
          "set -- a b",
          "# devnet reset\n:",
          "x=reset",
          "unset x",
          "y='a b'",
          "local_=1",
          "g() { :; }");

  private final Random random;

  ShellTextGenerator(long seed) {
    random = new Random(seed);
  }

  String next() {
    return list(DEEPEST);
  }

  private String list(int depth) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int part = 0; part < parts; part++) {
      text.append(part == 0 ? "" : one(List.of("; ", "\n", " && ", " || ", " | ", "\n\n")));
      text.append(command(depth));
    }
    return text.toString();
  }

  private String command(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextInt(3) == 0 ? one(HARMLESS) : refused();
    }
    return one(wrappings()).apply(list(depth - 1));
  }

  private List<UnaryOperator<String>> wrappings() {
    return List.of(
        inner -> "(" + inner + ")",
        inner -> "{ " + inner + "\n}",
        inner -> "if true; then " + inner + "\nfi",
        inner -> "if false; then :; else " + inner + "\nfi",
        inner -> "for i in a b; do " + inner + "\ndone",
        inner -> "for i in devnet; do $i reset; " + inner + "\ndone",
        inner -> "case a in (b) ;; a|c) " + inner + "\n;; esac",
        inner -> "case \"$x\" in *) " + inner + "\nesac",
        inner -> "while true; do " + inner + "\nbreak; done",
        inner -> "f() { " + inner + "\n}; f",
        inner -> "h() { \"$@\"\n}; h " + refused() + "; " + inner,
        inner -> "h() { $1 \"$2\"\n}; h " + refused() + "; " + inner,
        inner -> "h() { shift; \"$@\"\n}; h a " + refused() + "; " + inner,
        inner -> "echo \"$(" + inner + "\n)\"",
        inner -> "echo `echo a`; " + inner,
        inner -> "x=$(" + inner + "\n)",
        inner -> one(List.of("bash", "dash")) + options() + " -c " + quoted(inner),
        inner -> "eval " + quoted(inner),
        inner ->
            "env "
                + one(List.of("", "-u x ", "A=1 ", "-iu x PATH=\"$PATH\" RAN=\"$RAN\" ", "-S "))
                + "bash -c "
                + quoted(inner),
        inner -> "nice -n 1 bash -c " + quoted(inner),
        inner ->
            "timeout "
                + one(List.of("5 ", "-k 1 5 ", "-vk 1 5 ", "--kill-after=1 5 "))
                + "dash -c "
                + quoted(inner),
        inner ->
            one(List.of("bash", "dash", "bash -s x", "bash -", "dash -s"))
                + " <<'END'\n"
                + inner
                + "\nEND\n",
        inner ->
            "cat <<'END' | "
                + one(List.of("bash", "dash -", "bash -s a"))
                + "\n"
                + inner
                + "\nEND\n",
        inner -> "echo " + quoted(inner) + " | " + one(List.of("bash", "dash -", "bash -s a")),
        inner -> "printf '%s\\n' " + quoted(inner) + " | " + one(List.of("bash", "bash -e")),
        inner -> "bash <<< " + quoted(inner),
        inner -> "bash <(echo " + quoted(inner) + ")",
        inner -> ". /dev/stdin <<'END'\n" + inner + "\nEND\n",
        inner ->
            "echo "
                + quoted(inner)
                + " > s.sh; "
                + one(List.of("bash s.sh", ". ./s.sh", "dash ./s.sh")),
        inner -> "trap " + quoted(inner) + " EXIT",
        inner -> "xargs -I% bash -c " + quoted(inner) + " <<< a",
        inner -> "echo a | xargs -n1 bash -c " + quoted(inner),
        inner -> "[[ a == a && -n b ]] && { " + inner + "\n}",
        inner -> "(( 1 < 2 )) && { " + inner + "\n}",
        inner -> "a=(1 2); " + inner,
        inner -> "exec 3>&1; " + inner,
        inner -> "{ " + inner + "\n} > /dev/null 2>&1",
        inner -> "! { " + inner + "\n}",
        inner -> "set -- devnet reset; \"$@\"; " + inner,
        inner -> "alias a='x'; " + inner);
  }

  private String options() {
    return one(List.of("", " -e", " -u", " -x", " -o errexit", " -eo noglob"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private String refused() {
    return one(
        List.of(
            "devnet reset",
            "devnet start",
            "'dev'net re\"set\"",
            "dev\\net reset",
            "devnet\\\n reset",
            "$'\\x64evnet' reset",
            "x=devnet; $x reset",
            "x=devnet y=reset; \"$x\" $y",
            "x='devnet reset'; $x",
            "x=dev; ${x}net reset",
            "${x:-devnet} reset",
            "$(echo devnet) reset",
            "devnet $(echo reset)",
            "devnet `printf reset`",
            "set -- reset; devnet \"$1\"",
            "x=reset; devnet ${x}",
            "command devnet reset",
            "exec devnet reset",
            "devnet {reset,x}",
            "{devnet,reset}",
            "\"${x-devnet}\" reset",
            "env devnet reset",
            "command -p true; devnet reset",
            "x=devnet; x=echo; $x reset",
            "x=echo; x=devnet; $x reset",
            "xargs devnet reset </dev/null",
            "echo reset | xargs devnet",
            "echo devnet reset | xargs env",
            "[ -n a ] && devnet reset",
            "read x <<< devnet; $x reset",
            "y=devnet; x=y; ${!x} reset",
            "printf -v x devnet; $x reset",
            "x=(devnet reset); \"${x[@]}\"",
            "x=(devnet reset); ${x[0]} ${x[1]}",
            "x+=devnet; $x reset",
            "declare x=devnet; $x reset",
            "export x=devnet; bash -c '$x reset'",
            "x=devnet bash -c '$x reset'",
            "x=devnet env bash -c '\"$x\" reset'",
            "x=tenved; ${x//tenved/devnet} reset",
            "x=Xdevnet; ${x#X} reset",
            "x=DEVNET; ${x,,} reset",
            "IFS=X; x=devnetXreset; $x",
            "x='eval devnet reset'; $x",
            "h() { devnet \"$1\"; }; h reset",
            "h() { $*; }; h devnet reset",
            "devnet ${nothing} reset",
            "$nothing devnet reset",
            "\"\"devnet reset",
            "devnet $nothing reset",
            "x=; devnet $x reset",
            "x=echo; unset x; $x devnet reset"));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
