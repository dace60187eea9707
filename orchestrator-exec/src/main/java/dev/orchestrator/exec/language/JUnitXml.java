package dev.orchestrator.exec.language;

import dev.orchestrator.core.file.RegularFile;
import dev.orchestrator.exec.spi.FailedTest;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a report in JUnit's XML, as surefire, gradle and pytest write it. Counts the test cases and
 * not the totals, which tools disagree about. Resolves no entity and no document type: the file
 * comes from a repository.
 */
final class JUnitXml {

  private final XMLStreamReader xml;
  private final List<FailedTest> failures = new ArrayList<>();
  private int passed;
  private int failed;
  private int skipped;

  private JUnitXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  static TestSummary read(Path report) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = RegularFile.open(report)) {
      JUnitXml reader = new JUnitXml(factory.createXMLStreamReader(in));
      return reader.read();
    } catch (XMLStreamException broken) {
      throw new IOException(report + " is no test report: " + broken.getMessage(), broken);
    }
  }

  private TestSummary read() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && is("testcase")) {
        readCase();
      }
    }
    return new TestSummary(passed, failed, skipped, failures);
  }

  private void readCase() throws XMLStreamException {
    String suite = attribute("classname");
    String name = (suite.isEmpty() ? "" : suite + ".") + attribute("name");
    boolean skip = false;
    boolean failure = false;
    String message = "";
    while (xml.hasNext() && !(xml.next() == XMLStreamConstants.END_ELEMENT && is("testcase"))) {
      if (xml.isStartElement()) {
        skip |= is("skipped");
        if (is("failure") || is("error")) {
          failure = true;
          message = attribute("message").lines().findFirst().orElse(attribute("type"));
        }
      }
    }
    count(name, skip, failure, message);
  }

  private void count(String name, boolean skip, boolean failure, String message) {
    if (failure) {
      failed++;
      failures.add(new FailedTest(name, message));
    } else if (skip) {
      skipped++;
    } else {
      passed++;
    }
  }

  private boolean is(String element) {
    return xml.getLocalName().equals(element);
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
