/**
 * What is masked on Windows, each with the part before it that stays: named values, passwords of addresses, tokens of headers, and what
 * is long and no word. The files there are YAML and plain logs.
 */
export const powershellPatterns: readonly string[] = [
	String.raw`((?:key|token|secret|passw\w*|pwd|credential)[\w-]{0,40}["']?\s*(?:=>|[:=])\s*["']?)(?!masked-secret)([^"'\s][^"'\r\n]*)`,
	String.raw`(://[^\s/:@]{0,64}:)(?!\d{1,5}(?:/|\s|$))([^\s/]{1,256})(?=@)`,
	String.raw`((?:Bearer|Basic)\s+)(?!masked-secret)([^\s"',;]{4,})`,
	String.raw`((?<![\w/-])|[=:/])(eyJ[\w.-]{10,}|[0-9a-f]{32,}|(?=[\w+-]{0,64}\d)[A-Za-z0-9+_-]{32,}={0,2})`,
]

/** The same value has the same number, and the length stays. */
export const powershellMask = `ForEach-Object -Begin { $seen = @{} } -Process {
  $line = "$_"
  foreach ($what in ${powershellPatterns.map((pattern) => `'${pattern.replaceAll("'", "''")}'`).join(',\n    ')}) {
    $line = [regex]::Replace($line, "(?i)$what", {
      param($found)
      $value = $found.Groups[2].Value
      if (-not $seen.ContainsKey($value)) { $seen[$value] = $seen.Count + 1 }
      "$($found.Groups[1].Value)masked-secret-$($seen[$value])-$($value.Length)-characters"
    })
  }
  $line
}`
