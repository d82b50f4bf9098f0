/**
 * Masks secrets on the host, before anything is shown: for any awk (BusyBox, mawk, gawk, BSD), so without intervals, `gensub` and
 * `IGNORECASE`. Coarser than `mask/redact.ts`, which sees the text again: what is doubtful goes. It must hold no single quote.
 */
export const hostMask =
	String.raw`
# m: the mark. The same value has the same number, and the length stays.
function m(v) {
  if (v == "" || v ~ /^masked-secret/) return v
  if (!(v in seen)) seen[v] = ++count
  return "masked-secret-" seen[v] "-" length(v) "-characters"
}
# known: a placeholder, a path, a word of a message: no secret.
function known(v) {
  return v ~ /^(\$\{?[A-Z_a-z]+\}?|\{\{.*\}\}|<[A-Za-z_ -]+>|[*]+|[|>][+-]?|\{|\[|\/(etc|run|var|usr|opt|home|tmp|srv|certs?)(\/.*)?)$/ ||
    tolower(v) ~ /^(true|false|yes|no|on|off|null|none|nil|not|is|was|are|in|for|of|to|has|must|missing|empty|invalid|required|unknown|unexpected|expired|found|wrong|cannot|failed|error|rejected|unauthorized|forbidden|http|https|get|post|dial|open|could|auth|authentication|string|type|with|from|found,|token|key|api|permission|interface|map.*)$/
}
# size: how many characters of s are the value; sets lead to those of its quote.
function size(s, all,   q, n, c) {
  lead = 0
  if (match(s, /^(\\*["\047` +
	'`' +
	String.raw`]|%22|&quot;)/)) {
    lead = RLENGTH; q = substr(s, 1, lead); s = substr(s, lead + 1)
    for (n = 0; n < length(s); n++) if (substr(s, n + 1, lead) == q && index(" \t,;)}]>:&\\/%", substr(s, n + 1 + lead, 1))) return n
    return length(s)
  }
  if (all && s !~ /[ \t][A-Za-z_.-]+=/) {
    sub(/[ \t]*;[ \t]*\}?[ \t]*$/, "", s); sub(/[ \t]+#.*/, "", s); sub(/[ \t",;]+$/, "", s)
    if (!config) sub(/(["\047]|\\n).*/, "", s)
    return length(s)
  }
  sub(/([ \t"\047<&]|\\["\047nrt]|%26|[,;][ \t]|[,;][A-Za-z_]+[=:]).*/, "", s); sub(/[\])},;]+$/, "", s)
  return length(s)
}
# random: letters and digits change places as in no word.
function random(t,   i, k, last, n) {
  if (t ~ /^[0-9a-fA-F]+$/ && t ~ /[0-9]/ && (t ~ /[a-fA-F]/) && length(t) > 19) return 1
  if (t ~ /^(AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|sk_live_|eyJ)/) return 1
  if (match(t, /-[b-df-hj-np-tv-xz2-9]+-[b-df-hj-np-tv-xz2-9]+$/) && RLENGTH > 11 && RLENGTH < 18) t = substr(t, 1, RSTART - 1)
  if (length(t) < 16) return 0
  for (i = 1; i <= length(t); i++) {
    k = substr(t, i, 1); k = k ~ /[0-9]/ ? 1 : k ~ /[a-z]/ ? 2 : k ~ /[A-Z]/ ? 3 : 0
    if (last && k && last != k && !(last == 3 && k == 2)) n++
    last = k
  }
  return n > 4 && n / length(t) > 0.21
}
function tokens(s,   out, t) {
  while (match(s, /[A-Za-z0-9+\/_~=-]+/)) {
    out = out substr(s, 1, RSTART - 1); t = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
    if (t ~ /^masked-secret/ || out ~ /sha256[:-]$/) out = out t
    else if (t ~ /^\/|=.|integrations\// && t !~ /^[^\/]*[+]/) out = out parts(t)
    else out = out (random(t) ? m(t) : t)
  }
  return out s
}
function parts(s,   out, t) {
  while (match(s, /[^\/=]+/)) {
    out = out substr(s, 1, RSTART - 1); t = substr(s, RSTART, RLENGTH); s = substr(s, RSTART + RLENGTH)
    out = out (random(t) && !(length(t) == 24 && out ~ /integrations\/$/) ? m(t) : t)
  }
  return out s
}
# after: masks what follows each match of a pattern; how: 1 a whole value, 2 one word.
function after(s, pattern, how,   out, n, v, name) {
  while (match(tolower(s), pattern)) {
    name = tolower(substr(s, RSTART, RLENGTH))
    out = out substr(s, 1, RSTART + RLENGTH - 1); s = substr(s, RSTART + RLENGTH)
    n = size(s, how == 1 && (config || name ~ /pass|pwd/)); v = substr(s, lead + 1, n)
    if (v ~ /^\$\{[A-Za-z_]+:?[-=].+\}/) { sub(/\}.*/, "", v); n = index(v, "-"); if (!n) n = index(v, "="); out = out substr(s, 1, lead + n) m(substr(v, n + 1)); s = substr(s, lead + length(v) + 1); continue }
    if (v == "" || known(v) || (!lead && known(substr(v, 1, match(v " ", / /) - 1))) || name ~ /(file|path|name|type|url|length|expir[a-z]*|ttl|every|interval|frequency)["\047]?[ \t]*[:=]|public|proxy_pass|_pass[ \t]+http/) continue
    if (!config && (out ~ /\/[^ "\047]*["\047]?:? ?$/ && name !~ /=/ && v !~ /[0-9]/ ||
      how == 2 && (name !~ /[a-z0-9][_-]|passw|pwd|bearer|basic|crowdsec/ || !lead && v !~ /[0-9A-Z]/) ||
      name ~ /^keys?[^a-z0-9_]*$/ && (v !~ /[0-9]/ || v !~ /[A-Za-z]/ || v ~ /[.:_]/))) continue
    out = out substr(s, 1, lead) m(v); s = substr(s, lead + n + 1)
  }
  return out s
}
BEGIN {
  word = "(password|passphrase|passwd|pwd|pass|psk|secret|token|credential|key|authorization)"
  named = "[a-z0-9_.-]*" word "(s|[_0-9-][a-z0-9_-]*)?\\\\*([\"\047` +
	'`' +
	String.raw`]|%22|&quot;)?\\]?[ \t]*(=>|:=|=|:|%3d|%3a)(([ \t]|\\\\+[nrt])*[|>]-?\\\\+n)?([ \t]|\\\\+[nrt])*((bearer|basic)[ \t]+)?"
  spaced = "(^|[{;\"\047 \t])[ \t]*[$a-z0-9_.-]*" word "(s|[_0-9-][a-z0-9_-]*)?[ \t]+"
}
/^== / { config = /^== config/; want = pem = pair = 0; print; next }
{
  line = $0
  if (pem) { if (line ~ /-----END/) pem = 0; else { print m(line); next } }
  if (match(line, /-----BEGIN [A-Z0-9 ]+-----/)) {
    at = RSTART + RLENGTH; end = index(line, "-----END")
    if (end) line = substr(line, 1, at - 1) m(substr(line, at, end - at)) substr(line, end); else pem = 1
  }
  match(line, /^[ \t]*/); depth = RLENGTH
  if (want && (depth > want - 1 || line ~ /^[^ \t:=]+$/) && line !~ /^[ \t]*$/) {
    if (match(line, /^[ \t]*["\047]?[A-Za-z0-9_.-]+["\047]?[ \t]*[:=]([ \t]|$)/) && !block) want = 0
    else { print substr(line, 1, depth) m(substr(line, depth + 1)); if (!block) want = 0; next }
  } else want = 0
  # scheme://user:secret@host, and user:secret@tcp(host)
  out = ""; s = line
  while (match(s, /(:\/\/[^ \t\/:@"\047<>]*|(^|[ \t"\047=])[A-Za-z0-9_.-]+):[^\/ ]/)) {
    at = RSTART + RLENGTH - 1; out = out substr(s, 1, at - 1); s = substr(s, at); n = s
    if (out ~ /:\/\/[^ ]*$/) sub(/[ \t].*:\/\/.*/, "", n); else sub(/[ \t"\047].*/, "", n)
    if (n ~ /^[0-9]+([\/ \t",;:)]|$)/ || !match(n, /.*@[A-Za-z0-9.(\[]/) || (out !~ /:\/\/[^ ]*$/ && n !~ /@((tcp|unix|udp)\(|[A-Za-z0-9.-]+:[0-9])/)) continue
    out = out m(substr(s, 1, RLENGTH - 2)); s = substr(s, RLENGTH - 1)
  }
  line = out s
  if (line ~ /[Cc][Oo][Oo][Kk][Ii][Ee]/ && match(tolower(line), /cookie(["\047\\]*[ \t]*[:=][ \t]*["\047]?|[ \t]+)[a-z0-9_.-]+=/)) {
    out = substr(line, 1, RSTART + 5); s = substr(line, RSTART + 6)
    while (match(s, /=[^;, \t"\047\\]+/)) { out = out substr(s, 1, RSTART) m(substr(s, RSTART + 1, RLENGTH - 1)); s = substr(s, RSTART + RLENGTH) }
    line = out s
  }
  line = after(line, named, 1)
  line = after(line, "(bearer|basic)(%20|[ \t])+", 2)
  line = after(line, "(-u|--user)[ \t=]+[\"\047]?[a-z0-9_.@-]+:", 1)
  line = after(line, "<[a-z0-9_.-]*" word "(s|[_0-9-][a-z0-9_-]*)?>", 1)
  line = after(line, "\\([\"\047][a-z0-9_.]*" word "[a-z0-9_]*[\"\047],[ \t]*", 1)
  line = after(line, spaced, 2)
  if (pair || (config || line ~ /value[\\"=]/) && tolower(line) ~ "(name|key)[\"\047\\\\ \t]*[:=][\"\047\\\\ \t]*[a-z0-9_.-]*" word) { line = after(line, "value\\\\*[\"\047]?[ \t]*[:=][ \t]*", 1); pair = !pair }
  if (tolower(line) ~ word "(s|[_0-9-][a-z0-9_-]*)?[\"\047]?\\]?[ \t]*(=>|[:=])[ \t]*([|>][+-]?)?[ \t]*$") { want = depth + 1; block = line ~ /[|>][+-]?[ \t]*$/ && line !~ /=>[ \t]*$/ }
  print tokens(line)
}`.trim()
