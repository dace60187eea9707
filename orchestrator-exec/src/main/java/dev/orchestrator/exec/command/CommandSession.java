package dev.orchestrator.exec.command;

/** Which session, in the sense of setsid(2), a command runs in. */
public enum CommandSession {

  /** A session of its own: no terminal to ask on, no signal from the keyboard. */
  OWN,

  /**
   * That of this program. Starts in two thirds of the time; for programs that ask nothing and start
   * nobody who does, such as {@code git status}, when there are hundreds of them.
   */
  INHERITED
}
