package dev.orchestrator.tasks.offence;

import com.google.inject.Injector;
import com.google.inject.Module;
import java.net.http.HttpClient;
import java.util.ServiceLoader;
import org.apache.commons.exec.CommandLine;
import org.eclipse.jgit.lib.Repository;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;

@Command
abstract class WrongLibraries {
  Injector injector;
  Module module;
  HttpClient client;
  Repository repository;
  CommandLine line;
  Terminal terminal;
  ServiceLoader<Runnable> loader;
  ProcessBuilder process;
}
