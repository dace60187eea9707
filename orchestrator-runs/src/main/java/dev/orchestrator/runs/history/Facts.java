package dev.orchestrator.runs.history;

import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runs.attempt.Usage;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.history.HistoryEntry.Fact;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a decision rests on, as names and values. What was not known is left out. */
final class Facts {

  private static final long MIB = 1L << 20;

  private final List<Fact> facts = new ArrayList<>();

  private Facts() {}

  static List<Fact> of(Basis basis, Moment at) {
    Facts facts = new Facts();
    basis.seen().ifPresent(seen -> facts.addAttempt(seen, at));
    basis.host().ifPresent(facts::addHost);
    return facts.facts;
  }

  static List<Fact> of(Usage used) {
    Facts facts = new Facts();
    used.costInWords().ifPresent(cost -> facts.add("cost", cost));
    used.tokensInWords().ifPresent(tokens -> facts.add("tokens", tokens));
    return facts.facts;
  }

  private void addAttempt(AttemptObservation seen, Moment at) {
    add("process", seen.process().name().toLowerCase(Locale.ROOT));
    seen.goneSince().ifPresent(since -> add("gone for", Durations.format(at.since(since))));
    if (seen.end().isEmpty()) {
      add("quiet for", Durations.format(at.since(seen.lastActivity())));
      add("log", seen.activity().logBytes() + " bytes");
      add("processor time", seen.activity().cpuMillis() + "ms");
    }
    seen.end().ifPresent(end -> add("exit", end.describe()));
    seen.end().map(end -> end.work()).ifPresent(this::addWork);
    seen.finalResult().ifPresent(result -> add("final result", result.reason().words()));
    seen.waitsFor().ifPresent(what -> add("waits for", what));
    if (!seen.busyWith().isEmpty()) {
      add("innermost process", seen.busyWith());
    }
  }

  private void addWork(Work work) {
    add("new commits", Integer.toString(work.commits()));
    add("uncommitted files", Integer.toString(work.uncommittedFiles()));
  }

  private void addHost(HostObservation host) {
    host.freeMemory().ifPresent(bytes -> add("free memory", bytes / MIB + " MiB"));
    host.loadPerCore()
        .ifPresent(load -> add("load per core", String.format(Locale.ROOT, "%.2f", load)));
    host.freeDisk().ifPresent(bytes -> add("free disk", bytes / MIB + " MiB"));
  }

  private void add(String name, String value) {
    facts.add(new Fact(name, value));
  }
}
