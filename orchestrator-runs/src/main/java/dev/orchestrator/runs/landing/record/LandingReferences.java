package dev.orchestrator.runs.landing.record;

import java.util.Optional;

/**
 * The references that keep the commits of a landing, in each repository in which something landed.
 * Names them only.
 *
 * @param landing its id
 */
public record LandingReferences(String landing) {

  /** The folder of all of them. */
  public static final String FOLDER = "refs/orchestrator/land";

  private static final String RESULT = "/result";

  /** The landing whose result a reference of that whole name is, if it is one. */
  public static Optional<LandingReferences> ofResult(String name) {
    boolean is = name.startsWith(FOLDER + "/") && name.endsWith(RESULT);
    return is
        ? Optional.of(
            new LandingReferences(
                name.substring(FOLDER.length() + 1, name.length() - RESULT.length())))
        : Optional.empty();
  }

  /** The folder of this landing's. */
  public String folder() {
    return FOLDER + "/" + landing;
  }

  /** The commit that the first result was built on. */
  public String base() {
    return folder() + "/base";
  }

  /** Where the target was before. */
  public String before() {
    return folder() + "/before";
  }

  /** The result. It moves together with the target: whether it is there says what was taken. */
  public String result() {
    return folder() + RESULT;
  }

  /** The commit of an issue that is part of the result. */
  public String branch(int issue) {
    return folder() + "/branch/" + issue;
  }
}
