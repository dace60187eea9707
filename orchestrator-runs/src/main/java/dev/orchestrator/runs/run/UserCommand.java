package dev.orchestrator.runs.run;

/** What a person can tell a run while it runs. */
public sealed interface UserCommand {

  /** Calls the case that fits. */
  <R> R match(Cases<R> cases);

  /** Start nothing more; what runs goes on. */
  record Pause() implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pause(this);
    }
  }

  /** Go on after a pause, and try held accounts again. */
  record Resume() implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resume(this);
    }
  }

  /**
   * End the run.
   *
   * @param drain whether running attempts may finish first
   */
  record Stop(boolean drain) implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stop(this);
    }
  }

  /** Try an issue again with all its retries; a running attempt is ended first. */
  record Retry(int issue) implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.retry(this);
    }
  }

  /** End an issue's attempt and start it no more until it is asked to be tried again. */
  record StopIssue(int issue) implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stopIssue(this);
    }
  }

  /** End an issue's attempt and leave the issue undone; what depends on it is blocked. */
  record SkipIssue(int issue) implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.skipIssue(this);
    }
  }

  /** Run so many attempts at once, from at least 1; attempts beyond finish first. */
  record Resize(int workers) implements UserCommand {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resize(this);
    }
  }

  /**
   * What to do about each command.
   *
   * @param <R> what comes of it
   */
  interface Cases<R> {
    R pause(Pause pause);

    R resume(Resume resume);

    R stop(Stop stop);

    R retry(Retry retry);

    R stopIssue(StopIssue stop);

    R skipIssue(SkipIssue skip);

    R resize(Resize resize);
  }
}
