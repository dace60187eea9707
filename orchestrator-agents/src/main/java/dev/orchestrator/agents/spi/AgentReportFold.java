package dev.orchestrator.agents.spi;

import dev.orchestrator.agents.spi.AgentEvent.Activity;
import dev.orchestrator.agents.spi.AgentEvent.Asked;
import dev.orchestrator.agents.spi.AgentEvent.Denied;
import dev.orchestrator.agents.spi.AgentEvent.Diagnostic;
import dev.orchestrator.agents.spi.AgentEvent.Finished;
import dev.orchestrator.agents.spi.AgentEvent.Limit;
import dev.orchestrator.agents.spi.AgentEvent.Retry;
import dev.orchestrator.agents.spi.AgentEvent.Said;
import dev.orchestrator.agents.spi.AgentEvent.Started;
import dev.orchestrator.agents.spi.AgentEvent.ToolDone;
import dev.orchestrator.agents.spi.AgentEvent.ToolProgress;
import dev.orchestrator.agents.spi.AgentEvent.ToolUse;
import dev.orchestrator.agents.spi.AgentEvent.Used;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One step of the fold that makes an {@link AgentReport}; used once. */
final class AgentReportFold implements AgentEvent.Visitor<AgentReport> {

  /** What agents call their sessions; anything else could pass for an option when it is resumed. */
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  private static final int LONGEST_QUOTE = 2_000;
  private static final int LONGEST_QUESTION = 300;
  private static final int MOST_DENIALS = 100;
  private static final int MOST_OPEN_TOOLS = 100;
  private static final int MOST_DIAGNOSTICS = 20;

  private Optional<String> session;
  private Optional<String> model;
  private long steps;
  private String lastSaid;
  private Map<String, ToolUse> openTools;
  private List<Denied> denials;
  private Optional<String> question;
  private Optional<Retry> waiting;
  private Optional<Retry> lastRetry;
  private Optional<Limit> limit;
  private AgentUsage usage;
  private Optional<Finished> finished;
  private List<String> diagnostics;

  AgentReportFold(AgentReport before) {
    session = before.session();
    model = before.model();
    steps = before.steps();
    lastSaid = before.lastSaid();
    openTools = before.openTools();
    denials = before.denials();
    question = before.question();
    waiting = before.waiting();
    lastRetry = before.lastRetry();
    limit = before.limit();
    usage = before.usage();
    finished = before.finished();
    diagnostics = before.diagnostics();
  }

  @Override
  public AgentReport started(Started event) {
    session =
        Optional.of(event.session())
            .filter(name -> SESSION.matcher(name).matches())
            .or(() -> session);
    model = event.model().or(() -> model);
    finished = Optional.empty();
    return answered();
  }

  @Override
  public AgentReport said(Said event) {
    String text = event.partial() ? lastSaid + event.text() : event.text();
    lastSaid = text.substring(0, Math.min(LONGEST_QUOTE, text.length()));
    return stepped();
  }

  @Override
  public AgentReport toolUse(ToolUse event) {
    Map<String, ToolUse> open = new LinkedHashMap<>(openTools);
    if (open.size() < MOST_OPEN_TOOLS) {
      open.put(event.id(), event);
    }
    openTools = Collections.unmodifiableMap(open);
    return stepped();
  }

  @Override
  public AgentReport toolProgress(ToolProgress event) {
    return answered();
  }

  @Override
  public AgentReport toolDone(ToolDone event) {
    close(event.id());
    return answered();
  }

  @Override
  public AgentReport denied(Denied event) {
    Denied named =
        new Denied(event.id(), event.tool().or(() -> toolOf(event.id())), event.reason());
    close(event.id());
    boolean known =
        !named.id().isEmpty() && denials.stream().anyMatch(each -> each.id().equals(named.id()));
    if (!known && denials.size() < MOST_DENIALS) {
      denials = appended(denials, named, MOST_DENIALS);
    }
    return answered();
  }

  @Override
  public AgentReport asked(Asked event) {
    String text = event.question();
    question = Optional.of(text.substring(0, Math.min(LONGEST_QUESTION, text.length())));
    return report();
  }

  @Override
  public AgentReport retry(Retry event) {
    waiting = Optional.of(event);
    lastRetry = waiting;
    return answered();
  }

  @Override
  public AgentReport limit(Limit event) {
    limit = Optional.of(event);
    return report();
  }

  @Override
  public AgentReport used(Used event) {
    usage = usage.then(event.usage());
    return report();
  }

  @Override
  public AgentReport finished(Finished event) {
    finished = Optional.of(event);
    waiting = Optional.empty();
    return answered();
  }

  @Override
  public AgentReport diagnostic(Diagnostic event) {
    diagnostics = appended(diagnostics, event.text(), MOST_DIAGNOSTICS);
    return report();
  }

  @Override
  public AgentReport activity(Activity event) {
    return report();
  }

  private AgentReport stepped() {
    steps++;
    waiting = Optional.empty();
    finished = Optional.empty();
    return answered();
  }

  /** What an agent says or does shows that nobody keeps it waiting; figures and warnings do not. */
  private AgentReport answered() {
    question = Optional.empty();
    return report();
  }

  private Optional<String> toolOf(String id) {
    return Optional.ofNullable(openTools.get(id)).map(ToolUse::tool);
  }

  private void close(String id) {
    if (openTools.containsKey(id)) {
      Map<String, ToolUse> open = new LinkedHashMap<>(openTools);
      open.remove(id);
      openTools = Collections.unmodifiableMap(open);
    }
  }

  private static <T> List<T> appended(List<T> list, T value, int most) {
    List<T> longer = new ArrayList<>(list);
    longer.add(value);
    return List.copyOf(longer.subList(Math.max(0, longer.size() - most), longer.size()));
  }

  private AgentReport report() {
    return new AgentReport(
        session,
        model,
        steps,
        lastSaid,
        openTools,
        denials,
        question,
        waiting,
        lastRetry,
        limit,
        usage,
        finished,
        diagnostics);
  }
}
