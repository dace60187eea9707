package dev.orchestrator.core.safety;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings of git whose value is a command. */
final class GitSettings {

  private static final Pattern COMMAND =
      Pattern.compile(
          "core\\.(editor|pager|sshcommand|fsmonitor|askpass|gitproxy|alternaterefscommand)"
              + "|sequence\\.editor|pager\\..*|diff\\.external|diff\\..*\\.(command|textconv)"
              + "|(diff|merge)tool\\..*\\.(cmd|path)|merge\\..*\\.driver|filter\\..*\\.(clean|smudge|process)"
              + "|credential\\..*helper|credential\\.helper|gpg\\..*program|gpg\\.program"
              + "|interactive\\.difffilter|remote\\..*\\.(uploadpack|receivepack|vcs)"
              + "|uploadpack\\.packobjectshook|trailer\\..*\\.(command|cmd)|browser\\..*\\.cmd"
              + "|man\\..*\\.cmd|sendemail\\..*cmd|web\\.browser|submodule\\..*\\.update|init\\.templatedir"
              + "|core\\.hookspath");

  private GitSettings() {}

  /** The text that a shell, or git for a name of its own, runs because of this setting. */
  static Optional<Word> script(String key, Word value, List<Word> arguments) {
    String name = key.toLowerCase(Locale.ROOT);
    String text = value.text();
    boolean shell = text.startsWith("!");
    if (name.startsWith("alias.")) {
      Word script = GitInvocation.joined(shell ? text.substring(1) : "git " + text, arguments);
      return Optional.of(new Word(script.text(), value.dynamic() || script.dynamic(), false));
    }
    boolean command =
        COMMAND.matcher(name).matches() && !text.matches("(?i)true|false|yes|no|on|off");
    return command ? Optional.of(Word.of(shell ? text.substring(1) : text)) : Optional.empty();
  }
}
