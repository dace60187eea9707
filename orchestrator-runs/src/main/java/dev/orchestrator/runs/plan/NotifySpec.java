package dev.orchestrator.runs.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who wants to be told of a run, and of what. Texts may name variables of the supervisor's
 * environment as {@code ${NAME}}, so that no secret needs to stand in a plan.
 *
 * @param channel how
 * @param on of what; never empty
 */
public record NotifySpec(Channel channel, Set<Event> on) {

  /** Copies the set. */
  public NotifySpec {
    on = Collections.unmodifiableSet(EnumSet.copyOf(on));
  }

  /** What somebody can be told of. */
  public enum Event {
    /** The run is over, whatever came of it. */
    RUN_FINISHED,
    /** An issue failed for good. */
    ISSUE_FAILED,
    /** Something waits for a person: an agent for an answer, launches for a limit or a login. */
    ATTENTION,
    /** Money is used up. */
    BUDGET;

    /** The name in plans: {@code run-finished}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How somebody is told. */
  public sealed interface Channel {

    /** Calls the case that fits. A new kind of channel is a new method here. */
    <R> R match(Cases<R> cases);
  }

  /**
   * A program that gets the notification as JSON on its standard input.
   *
   * @param argv program and arguments; a relative program is one of the workspace
   */
  public record Command(List<String> argv) implements Channel {
    /** Copies the list. */
    public Command {
      argv = List.copyOf(argv);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.command(this);
    }
  }

  /**
   * An address that gets the notification as JSON.
   *
   * @param url http or https; often a secret, hence never shown
   * @param headers further headers
   */
  public record Webhook(String url, Map<String, String> headers) implements Channel {
    /** Copies the map. */
    public Webhook {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.webhook(this);
    }
  }

  /** The desktop of whoever supervises. */
  public record Desktop() implements Channel {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.desktop(this);
    }
  }

  /**
   * What to do about each kind of channel.
   *
   * @param <R> what comes of it
   */
  public interface Cases<R> {
    /** For {@link Command}. */
    R command(Command command);

    /** For {@link Webhook}. */
    R webhook(Webhook webhook);

    /** For {@link Desktop}. */
    R desktop(Desktop desktop);
  }
}
