package dev.orchestrator.agents.spi;

import dev.orchestrator.core.text.Secrets;
import dev.orchestrator.runs.attempt.DeniedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing an agent reports while it works, whatever program it is. Every event is a sign of life.
 * Text comes from the agent and may hold anything, control characters and secrets included: make it
 * safe before showing or storing it.
 */
public sealed interface AgentEvent {

  /**
   * The agent is up. May come more than once in one process.
   *
   * @param session what the agent calls its conversation; names it when resuming. One that is not
   *     made of letters, digits, {@code . _ : -}, or begins like an option, is not remembered
   */
  record Started(String session, Optional<String> model) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.started(this);
    }
  }

  /**
   * The agent says something.
   *
   * @param partial whether it is a piece of a longer text that goes on in the next event
   */
  record Said(String text, boolean partial) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.said(this);
    }
  }

  /**
   * The agent begins to use a tool.
   *
   * @param id names this use in later events; empty when the agent gives none
   * @param summary what the tool is asked to do, in one line: a command, a file name
   */
  record ToolUse(String id, String tool, String summary) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolUse(this);
    }
  }

  /** A tool still runs; agents that send this do it every half minute or so. */
  record ToolProgress(String id, String tool, Duration elapsed) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolProgress(this);
    }
  }

  /** A tool ended. */
  record ToolDone(String id, boolean failed, String output) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolDone(this);
    }
  }

  /**
   * A tool was not run because a rule, a hook or a missing permission forbade it.
   *
   * @param tool empty when the report does not say
   */
  record Denied(String id, Optional<String> tool, String reason) implements AgentEvent {

    private static final Pattern RULE =
        Pattern.compile("refused by the rule ([a-z0-9-]+):? ?|^([a-z]+-[a-z-]+): ");

    private static final int LONGEST = 300;

    /** What to keep of it: fit to be stored. Our own refusals say which rule they follow. */
    public DeniedAction refusal() {
      Matcher rule = RULE.matcher(reason);
      if (!rule.find()) {
        return new DeniedAction(DeniedAction.OWN_PERMISSIONS, tool, safe(reason));
      }
      String name = Optional.ofNullable(rule.group(1)).orElse(rule.group(2));
      return new DeniedAction(name, tool, safe(reason.substring(rule.end())));
    }

    private static String safe(String text) {
      String safe = Secrets.redact(text);
      return safe.substring(0, Math.min(LONGEST, safe.length()));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.denied(this);
    }
  }

  /**
   * The agent waits for a person: a permission, an answer, a login. The next thing it says or does
   * ends that. However long it takes, such an agent does not count as stalled.
   *
   * @param question what it waits for, in one line
   */
  record Asked(String question) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.asked(this);
    }
  }

  /**
   * The agent is waiting before it asks its model again.
   *
   * @param delay how long, when it says so
   * @param attempt counts from 1
   */
  record Retry(
      AgentTrouble trouble,
      int attempt,
      Optional<Duration> delay,
      OptionalInt httpStatus,
      String message)
      implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.retry(this);
    }
  }

  /**
   * The account's allowance is used up.
   *
   * @param until when it is renewed, when the agent says so
   */
  record Limit(Optional<Instant> until, String message) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.limit(this);
    }
  }

  /** Figures of what has been used so far. */
  record Used(AgentUsage usage) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.used(this);
    }
  }

  /**
   * The agent's verdict on its turn. One process may report several; the last one counts, and only
   * once the process has ended.
   *
   * @param error whether the agent itself calls it a failure
   * @param trouble what kind, when {@code error} and known
   * @param text the final words or the error message
   * @param interrupted whether it stopped because it was told to
   * @param turns how many turns of the model this process took, when counted
   */
  record Finished(
      boolean error,
      Optional<AgentTrouble> trouble,
      String text,
      boolean interrupted,
      OptionalInt turns)
      implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.finished(this);
    }
  }

  /** A line that is not part of the agent's protocol: a warning, a stack trace. */
  record Diagnostic(String text) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.diagnostic(this);
    }
  }

  /** Something else happened; nothing more is known than that the agent lives. */
  record Activity(String what) implements AgentEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.activity(this);
    }
  }

  /** Applies the function for this kind of event. */
  <T> T accept(Visitor<T> visitor);

  /** A function of an event, by its kind. */
  interface Visitor<T> {

    /** For {@link Started}. */
    T started(Started event);

    /** For {@link Said}. */
    T said(Said event);

    /** For {@link ToolUse}. */
    T toolUse(ToolUse event);

    /** For {@link ToolProgress}. */
    T toolProgress(ToolProgress event);

    /** For {@link ToolDone}. */
    T toolDone(ToolDone event);

    /** For {@link Denied}. */
    T denied(Denied event);

    /** For {@link Asked}. */
    T asked(Asked event);

    /** For {@link Retry}. */
    T retry(Retry event);

    /** For {@link Limit}. */
    T limit(Limit event);

    /** For {@link Used}. */
    T used(Used event);

    /** For {@link Finished}. */
    T finished(Finished event);

    /** For {@link Diagnostic}. */
    T diagnostic(Diagnostic event);

    /** For {@link Activity}. */
    T activity(Activity event);
  }
}
