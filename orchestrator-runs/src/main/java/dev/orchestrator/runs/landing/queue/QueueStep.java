package dev.orchestrator.runs.landing.queue;

import java.util.List;
import java.util.function.Function;

/** What a landing has to do next. */
public sealed interface QueueStep {

  /**
   * Merge the branch of an issue.
   *
   * @param onto issues that are merged already, in order, beginning at the base
   * @param issue whose branch comes next
   */
  record Merge(List<Integer> onto, int issue) implements QueueStep {

    /** Copies the list. */
    public Merge {
      onto = List.copyOf(onto);
    }
  }

  /**
   * Verify the tree of some issues together.
   *
   * @param merged the issues, in order, beginning at the base; none for the base alone
   * @param again whether this tree was red before, so that a known verdict is no answer
   */
  record Verify(List<Integer> merged, boolean again) implements QueueStep {

    /** Copies the list. */
    public Verify {
      merged = List.copyOf(merged);
    }
  }

  /**
   * Have somebody resolve the conflict of a branch with what is known to be green.
   *
   * @param onto issues whose common tree is green, in the order they were merged
   * @param issue whose branch conflicts
   * @param paths files in conflict when it was last merged
   */
  record Resolve(List<Integer> onto, int issue, List<String> paths) implements QueueStep {

    /** Copies the lists. */
    public Resolve {
      onto = List.copyOf(onto);
      paths = List.copyOf(paths);
    }
  }

  /**
   * Nothing is left to do.
   *
   * @param landing issues whose common tree is green, in the order they were merged
   */
  record Finish(List<Integer> landing) implements QueueStep {

    /** Copies the list. */
    public Finish {
      landing = List.copyOf(landing);
    }
  }

  /** One function for each case, so that a new case cannot be forgotten. */
  default <T> T match(
      Function<Merge, T> merge,
      Function<Verify, T> verify,
      Function<Resolve, T> resolve,
      Function<Finish, T> finish) {
    if (this instanceof Merge step) {
      return merge.apply(step);
    }
    if (this instanceof Verify step) {
      return verify.apply(step);
    }
    if (this instanceof Resolve step) {
      return resolve.apply(step);
    }
    return finish.apply((Finish) this);
  }
}
