package dev.orchestrator.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The texts are those that gh and glab print. */
class TrackerComplaintTest {

  @Test
  void whatIsWrongIsSaidFirst() {
    assertThat(
            TrackerComplaint.inOneLine(
                "error connecting to api.github.com\n"
                    + "check your internet connection or https://githubstatus.com"))
        .isEqualTo("error connecting to api.github.com");
    assertThat(
            TrackerComplaint.inOneLine(
                "\n   ERROR  \n\n  404 Not Found.\n\n  Try --help for usage."))
        .isEqualTo("404 Not Found.");
    assertThat(TrackerComplaint.inOneLine("")).isEmpty();
  }

  @Test
  void aLackOfALoginIsKnownHoweverItIsTold() {
    for (String told :
        new String[] {
          "To get started with GitHub CLI, please run:  gh auth login",
          "HTTP 401: Bad credentials (https://api.github.com/graphql)",
          "GET https://gitlab.com/api/v4/projects/acme%2Fshop/issues: 401 {message: 401"
              + " Unauthorized}",
          "no GitLab instances have been authenticated with glab. Run `glab auth login` to"
              + " authenticate.",
        }) {
      assertThat(TrackerComplaint.hint("glab", told)).isEqualTo("log in with 'glab auth login'");
    }
  }

  @Test
  void anOldProgramIsToBeUpdated() {
    assertThat(TrackerComplaint.hint("glab", "unknown flag: --output\n\nUsage:\n  glab issue list"))
        .isEqualTo("'glab' is too old for this: update it");
  }

  @Test
  void aRepositoryThatIsNotThereIsToBeChecked() {
    assertThat(
            TrackerComplaint.hint(
                "gh",
                "GraphQL: Could not resolve to a Repository with the name 'acme/shop'."
                    + " (repository)"))
        .startsWith("check 'repo'");
  }
}
