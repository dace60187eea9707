package dev.orchestrator.exec.runner;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Nothing to do: the kernel writes to the file, and no byte passes through this process. */
final class RedirectedStreams implements ExecuteStreamHandler {

  @Override
  public void setProcessInputStream(OutputStream none) {}

  @Override
  public void setProcessOutputStream(InputStream none) {}

  @Override
  public void setProcessErrorStream(InputStream none) {}

  @Override
  public void start() {}

  @Override
  public void stop() {}
}
