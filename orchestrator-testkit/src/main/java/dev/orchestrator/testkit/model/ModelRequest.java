package dev.orchestrator.testkit.model;

import java.util.List;
import java.util.Map;

/**
 * A request to the model, as far as tests want to look at it.
 *
 * @param path of the request
 * @param headers names in the spelling of {@link com.sun.net.httpserver.Headers}
 * @param prompt the text that held the script
 * @param turn which step of the script was asked for, from 0
 */
public record ModelRequest(
    String path, Map<String, List<String>> headers, String prompt, int turn) {}
