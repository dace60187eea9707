# The readable view of what claude, codex, gemini and opencode write: one JSON object per line. A
# string inside of a string is escaped in JSON, so what looks like a member of an object is one.
# Every other line is shown as it is. Runs byte by byte, in any awk.

BEGIN {
  BOLD = "\033[1m"; DIM = "\033[2m"; RED = "\033[31m"; GREEN = "\033[32m"; YELLOW = "\033[33m"
  CYAN = "\033[36m"; END_OF_COLOUR = "\033[0m"
  if (plain) BOLD = DIM = RED = GREEN = YELLOW = CYAN = END_OF_COLOUR = ""
  for (i = 0; i < 16; i++) {
    hex[sprintf("%x", i)] = i
    hex[sprintf("%X", i)] = i
    TOKEN = TOKEN "[A-Za-z0-9_.-]"
  }
  DIRECTION = "\342\200[\250-\256]|\342\201[\246-\251]" # or a break of lines, in UTF-8
  SECRET = "(sk-|sk_live_|gh[opsur]_|github_pat_|glpat-|hf_|npm_|pypi-|xox[a-z]-|AKIA|ASIA|AIza|eyJhbGciOi)" TOKEN "[A-Za-z0-9_.-]*"
  PASSWORD = "://[^/ \t:@\"']*:[^/ \t@\"']+@"
}

function number(digits,   i, value) {
  for (i = 1; i <= length(digits); i++) value = value * 16 + hex[substr(digits, i, 1)]
  return value
}

function encoded(point) {
  if (point < 32 || (point >= 127 && point < 160)) return "?"
  if (point < 128) return sprintf("%c", point)
  if (point < 2048) return sprintf("%c%c", 192 + int(point / 64), 128 + point % 64)
  if (point < 65536)
    return sprintf("%c%c%c", 224 + int(point / 4096), 128 + int(point / 64) % 64, 128 + point % 64)
  return sprintf("%c%c%c%c", 240 + int(point / 262144), 128 + int(point / 4096) % 64, 128 + int(point / 64) % 64, 128 + point % 64)
}

# The text of the first member with this name; "" when there is none, and found = 0.
function text(line, key,   at, rest, out, chunk, next_char, point, low) {
  found = 0
  at = index(line, "\"" key "\":\"")
  if (!at) return ""
  found = 1
  rest = substr(line, at + length(key) + 4)
  while (match(rest, /^[^"\\]*/) && (next_char = substr(rest, RLENGTH + 1, 1)) != "\"") {
    out = out substr(rest, 1, RLENGTH)
    if (next_char == "") break
    chunk = substr(rest, RLENGTH + 2, 1)
    rest = substr(rest, RLENGTH + 3)
    if (chunk == "n") out = out "\n"
    else if (chunk == "t") out = out "    "
    else if (chunk == "u") {
      point = number(substr(rest, 1, 4))
      rest = substr(rest, 5)
      if (point >= 55296 && point < 56320 && substr(rest, 1, 2) == "\\u") {
        low = number(substr(rest, 3, 4))
        point = 65536 + (point - 55296) * 1024 + low - 56320
        rest = substr(rest, 7)
      }
      out = out encoded(point)
    } else if (chunk ~ /[\\"\/]/) out = out chunk
  }
  if (next_char == "\"") out = out substr(rest, 1, RLENGTH)
  return safe(out)
}

function safe(value) {
  gsub(/[\001-\010\013-\037\177]/, "?", value)
  gsub(/\302[\200-\237]/, "?", value)
  gsub(DIRECTION, "?", value)
  gsub(SECRET, "[secret]", value)
  return without_passwords(value)
}

# https://user:password@host
function without_passwords(value,   out, address) {
  while (match(value, PASSWORD)) {
    address = substr(value, RSTART, RLENGTH)
    address = substr(address, 1, 3 + index(substr(address, 4), ":"))
    out = out substr(value, 1, RSTART - 1) address "[secret]@"
    value = substr(value, RSTART + RLENGTH)
  }
  return out value
}

function figure(line, key) {
  return match(line, "\"" key "\":-?[0-9.e-]+") ? substr(line, RSTART + length(key) + 3, RLENGTH - length(key) - 3) : ""
}

function say(colour, words) {
  if (words == "") return
  if (open) printf "\n"
  open = 0
  printf "%s%s%s\n", colour, words, colour == "" ? "" : END_OF_COLOUR
}

# What an agent says while it is still thinking of the rest.
function say_on(words) {
  printf "%s", words
  open = words !~ /\n$/
}

function one_line(words) {
  gsub(/[ \t]*\n[ \t\n]*/, " ", words)
  sub(/^ +/, "", words)
  sub(/ +$/, "", words)
  return substr(words, 1, 400)
}

function summary(line,   keys, count, i, value) {
  count = split("command file_path filePath path pattern url query description", keys, " ")
  for (i = 1; i <= count; i++) {
    value = text(line, keys[i])
    if (value != "") return one_line(value)
  }
  return ""
}

function tool(name, line) {
  if (name ~ /^(Bash|bash|shell|run_shell_command)$/) say(CYAN, "$ " summary(line))
  else say(CYAN, "> " name (summary(line) == "" ? "" : " " summary(line)))
}

function output(colour, words,   lines, count, i, shown) {
  sub(/\n+$/, "", words)
  if (words == "") return
  count = split(words, lines, "\n")
  shown = count > 7 ? 6 : count
  for (i = 1; i <= shown; i++) say(colour, "    " lines[i])
  if (count > shown) say(DIM, "    ... " (count - shown) " more lines")
}

function retry(attempt, words) {
  say(YELLOW, "~ retry " attempt ": " words)
}

# What stands between the outermost parentheses, else everything.
function inside(words) {
  return match(words, /\(.*\)/) ? substr(words, RSTART + 1, RLENGTH - 2) : words
}

function session(id, model) {
  if (!sessions[id]++) say(DIM, "# session " id (model == "" ? "" : ", model " model))
}

function finished(failed, words, cost) {
  if (failed) say(RED, "= failed: " one_line(words))
  else say(GREEN, "= done" (cost == "" ? "" : sprintf(", $%.4f", cost)))
}

{ sub(/\r$/, "") }

!/^\{/ {
  if (sub(/^::orchestrator denied /, "")) {
    sub(/ /, ": ")
    say(YELLOW, "! refused: " safe($0))
  } else if (/^Attempt [0-9]+ failed/) retry($2, safe($0))
  else if ($0 ~ /[^ ]/) {
    gsub(/[\001-\010\013-\032\034-\037\177]/, "?")
    gsub(/\033[^[]/, "?")
    gsub(DIRECTION, "?")
    gsub(SECRET, "[secret]")
    $0 = without_passwords($0)
    sub(/[ ]+$/, "")
    say("", $0)
  }
  next
}

# claude
/"type":"system"/ {
  if (/"subtype":"init"/) session(text($0, "session_id"), text($0, "model"))
  else if (/"subtype":"api_retry"/) retry(figure($0, "attempt"), text($0, "error"))
  next
}
/"type":"assistant"/ && /"message":\{/ {
  if (/"is_api_error_message":true/) next
  if (/"type":"tool_use"/) tool(text($0, "name"), $0)
  else say("", text($0, "text"))
  next
}
/"type":"user"/ && /"message":\{/ {
  value = text($0, "content")
  if (!found) value = text($0, "text")
  if (/"decision":"reject"/) say(YELLOW, "! refused: " one_line(value))
  else output(/"is_error":true/ ? RED : DIM, value)
  next
}
/"type":"tool_progress"/ {
  say(DIM, "    still running after " figure($0, "elapsed_time_seconds") "s")
  next
}
/"type":"result"/ && /"subtype":/ {
  value = text($0, "result")
  if (!found) { match($0, /"errors":\["[^"]*/); value = RSTART ? substr($0, RSTART + 11, RLENGTH - 11) : text($0, "subtype") }
  finished(/"is_error":true/, value, figure($0, "total_cost_usd"))
  next
}

# codex
/"type":"thread.started"/ { session(text($0, "thread_id"), ""); next }
/"type":"item.started"/ {
  if (/"type":"command_execution"/) tool("shell", $0)
  else if (/"type":"(mcp_tool_call|web_search|file_change)"/) tool(text(substr($0, index($0, "\"item\"")), "type"), $0)
  next
}
/"type":"item.completed"/ {
  if (/"type":"agent_message"/) say("", text($0, "text"))
  else if (/"type":"error"/) say("", text($0, "message"))
  else if (/"type":"command_execution"/) output(/"exit_code":0[,}]/ ? DIM : RED, text($0, "aggregated_output"))
  else if (/"type":"(mcp_tool_call|web_search|file_change)"/) tool(text(substr($0, index($0, "\"item\"")), "type"), $0)
  next
}
/"type":"turn.completed"/ { finished(0, "", ""); next }
/"type":"turn.failed"/ { finished(1, text($0, "message"), ""); next }

# opencode; its events hold a part
/"part":\{/ {
  part = substr($0, index($0, "\"part\":"))
  if (/^\{"type":"text"/) say("", text(part, "text"))
  else if (/^\{"type":"tool_use"/) {
    tool(text(part, "tool"), part)
    if (/"status":"error"/) output(RED, text(part, "error"))
    else output(DIM, text(part, "output"))
  } else if (/^\{"type":"step_finish"/ && /"reason":"stop"/) finished(0, "", "")
  else if (/^\{"type":"step_start"/) session(text($0, "sessionID"), "")
  next
}

# gemini
/^\{"type":"init"/ { session(text($0, "session_id"), text($0, "model")); next }
/^\{"type":"message"/ {
  if (/"role":"assistant"/) {
    if (/"delta":true/) say_on(text($0, "content"))
    else say("", text($0, "content"))
  }
  next
}
/^\{"type":"tool_use"/ { tool(text($0, "tool_name"), $0); next }
/^\{"type":"tool_result"/ {
  value = text($0, "output")
  if (/"type":"policy_violation"/ || /requires user confirmation/ || value ~ /^Blocked: /) say(YELLOW, "! refused: " one_line(value))
  else output(/"status":"success"/ ? DIM : RED, value)
  next
}
/^\{"type":"result"/ { finished(!/"status":"success"/, text($0, "message"), ""); next }
/^\{"type":"error"/ {
  if (/"error":\{/) finished(1, text($0, "message"), "")
  else if (match($0, /Reconnecting\.\.\. [0-9]+/)) retry(substr($0, RSTART + 16, RLENGTH - 16), inside(text($0, "message")))
  else say("", text($0, "message"))
  next
}

# Signs of life that nobody needs to read.
/"type":"(turn.started|stream_event|rate_limit_event)"/ { next }

{ say(DIM, safe($0)) }

END { if (open) printf "\n" }
