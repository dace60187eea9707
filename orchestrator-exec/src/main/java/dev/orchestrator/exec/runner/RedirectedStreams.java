package dev.orchestrator.exec.runner;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.exec.ExecuteStreamHandler;

/** The kernel writes to the file, and no byte of the output passes through this process. */
final class RedirectedStreams implements ExecuteStreamHandler {

  private final GivenInput input;

  RedirectedStreams(GivenInput input) {
    this.input = input;
  }

  @Override
  public void setProcessInputStream(OutputStream stream) {
    input.to(stream);
  }

  @Override
  public void setProcessOutputStream(InputStream none) {}

  @Override
  public void setProcessErrorStream(InputStream none) {}

  @Override
  public void start() {
    input.start();
  }

  @Override
  public void stop() {}
}
