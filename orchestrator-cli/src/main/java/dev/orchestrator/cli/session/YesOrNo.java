package dev.orchestrator.cli.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks the person at the terminal. Where there is none, and without a yes, the answer is no. */
public final class YesOrNo {

  private final Invocation invocation;
  private final BufferedReader in;

  /** Asks on standard error and reads standard input, several times if need be. */
  public YesOrNo(Invocation invocation) {
    this.invocation = invocation;
    this.in = new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8));
  }

  /** Whether there is anybody to ask. */
  public boolean canAsk() {
    return invocation.terminal().input() && invocation.terminal().error();
  }

  /** Whether somebody says yes to the question, which ends with a question mark. */
  public boolean agrees(String question) {
    if (!canAsk()) {
      return false;
    }
    invocation.err().print(question + " [y/N] ");
    invocation.err().flush();
    try {
      String answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException gone) {
      return false;
    }
  }
}
