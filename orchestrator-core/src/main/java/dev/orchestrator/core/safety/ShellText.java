package dev.orchestrator.core.safety;

import java.util.List;

/**
 * A parsed command line.
 *
 * @param commands every simple command that could run, those inside substitutions included
 * @param complete false when quotes or parentheses are left open, so that something may be missed
 */
record ShellText(List<ShellCommand> commands, boolean complete) {

  ShellText {
    commands = List.copyOf(commands);
  }

  static ShellText parse(String text) {
    return new ShellParser(text).parse();
  }
}
