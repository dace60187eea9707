package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What became of landing an issue, told wherever the issue is told of. */
class LandingsAreToldTest {

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample.agent(
        """
        cat > /dev/null
        case $ORCHESTRATOR_ISSUE in
          1|2) echo "$ORCHESTRATOR_ISSUE" > list ;;
          3) echo bad > bad ;;
          4) echo worse > worse ;;
        esac
        git add .; git commit -qm work
        """);
    sample.plan(
        "\"verify\": {\"test\": \"[ ! -e bad ] || [ ! -e worse ]\"}, \"issues\": [{\"number\": 1,"
            + " \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}, {\"number\": 3, \"title\":"
            + " \"c\"}, {\"number\": 4, \"title\": \"d\"}]");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  @Tag("L6")
  void theOutcomeOfALandingIsToldWithReasonPartnerAndLog() {
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    sample.repository().git("switch", "--quiet", "--detach");

    assertThat(sample.run("land").status()).isEqualTo(1);

    JsonNode issues = sample.run("workers", "status", "--json").json().get("issues");
    assertThat(issues.at("/0/landed").asText()).isEqualTo("landed");
    assertThat(issues.at("/0/landing/id").asText()).isEqualTo("shop-1");
    assertThat(issues.at("/0/landing/target").asText()).isEqualTo("main");
    assertThat(issues.at("/1/landing/outcome").asText()).isEqualTo("set-aside");
    assertThat(issues.at("/1/landing/partner").asInt()).isEqualTo(1);
    assertThat(issues.at("/1/landing/reason").asText()).isEqualTo("conflicts with #1 in list");
    assertThat(issues.at("/3/landing/outcome").asText()).isEqualTo("rejected");
    String log = issues.at("/3/landing/log").asText();
    assertThat(Path.of(log)).exists();
    assertThat(sample.run("workers", "status").out())
        .contains("conflicts with #1 in list", "green alone, red with #3", log);
    Ran why = sample.run("workers", "why", "4");
    assertThat(why.out()).contains("landing   rejected in shop-1: green alone, red with #3", log);
    assertThat(sample.run("workers", "why", "4", "--json").json().at("/landing/outcome").asText())
        .isEqualTo("rejected");
    assertThat(sample.run("workers", "dashboard").out()).contains("LANDED", "set-aside");
    JsonNode report = sample.run("report", "--json").json();
    assertThat(report.at("/runs/0/landed").toString())
        .isEqualTo("{\"landed\":2,\"rejected\":1,\"set-aside\":1}");
    assertThat(report.get("blockers").findValuesAsText("name")).contains("shop #2", "shop #4");
    assertThat(sample.run("report").out())
        .contains("2 landed, 1 rejected, 1 set-aside", "conflicts with #1 in list");
  }

  @TmuxTest
  void aResultThatWaitsOnABranchAndOneThatIsGoneAreToldAsThatIs() {
    sample.run("workers", "launch", "--foreground");
    assertThat(sample.run("report", "--json").json().get("blockers").findValuesAsText("reason"))
        .contains("4 finished branches are not landed; 'orchestrator land' does it");

    sample.run("land", "1");

    assertThat(sample.run("workers", "why", "1").out())
        .contains("landing   landed in shop-1: on branch land/shop, not on main");
    sample.repository().git("branch", "-q", "-D", "land/shop");
    assertThat(sample.run("workers", "status", "--json").json().at("/issues/0/landed").isNull())
        .isTrue();
  }
}
