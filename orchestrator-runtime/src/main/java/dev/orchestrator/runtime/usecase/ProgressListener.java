package dev.orchestrator.runtime.usecase;

/** Told how far long work has come. Methods are called from several threads and return at once. */
public interface ProgressListener {

  /** Listens to nothing. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void begins(String what, int steps) {}

        @Override
        public void stepDone() {}
      };

  /**
   * A part of the work begins; the one before it, if there was one, is over.
   *
   * @param what is done, such as {@code looking at repositories}
   * @param steps how many there are
   */
  void begins(String what, int steps);

  /** One more of the steps is done. */
  void stepDone();
}
