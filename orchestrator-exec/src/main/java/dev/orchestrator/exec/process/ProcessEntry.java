package dev.orchestrator.exec.process;

/**
 * A process as the table of processes showed it at one moment.
 *
 * @param identity which process
 * @param name the program's short name; chosen by the program, so not to be trusted or printed raw
 * @param parent process id of its parent
 * @param group process group id, 0 where the system does not tell
 * @param session session id, 0 where the system does not tell
 * @param ended whether it has ended and only waits for its parent to ask
 */
public record ProcessEntry(
    ProcessIdentity identity, String name, long parent, long group, long session, boolean ended) {

  /** The process id. */
  public long pid() {
    return identity.pid();
  }

  @Override
  public String toString() {
    return pid() + " " + name;
  }
}
