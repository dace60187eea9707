package dev.orchestrator.core.workspace;

import java.nio.file.Path;

/**
 * The control-plane folder. Only names places; whether something is there is for the reader of that
 * file to say.
 *
 * @param root absolute and normalised
 */
public record Workspace(Path root) {

  /** Makes the root absolute. */
  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /** Files people configure the program with. */
  public Path config() {
    return root.resolve("config");
  }

  /** The repository registry; a folder is a workspace because this file is there. */
  public Path repositoriesFile() {
    return config().resolve("repos.json");
  }

  /** Work items, in markdown that people edit too. */
  public Path tasks() {
    return root.resolve("tasks");
  }

  /** Instructions for multi-step work. */
  public Path playbooks() {
    return root.resolve("playbooks");
  }

  /** Prompt templates for pipeline stages. */
  public Path prompts() {
    return root.resolve("prompts");
  }

  /** Jars of third-party plugins. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** Runtime state; can be rebuilt or belongs to a run; never in version control. */
  public Path state() {
    return root.resolve("state");
  }

  /** Lock files, one per thing that has one writer. */
  public Path locks() {
    return state().resolve("locks");
  }
}
