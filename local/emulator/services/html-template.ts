/**
 * Source text of a function call that renders a template in the script's realm: `<? code ?>`, `<?= escaped ?>`, `<?!= raw ?>`.
 * Escaping is for HTML text everywhere; Google's depends on where the value stands.
 */
export function compileTemplate(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    parts.push(`out += ${JSON.stringify(text.slice(at, match.index))};`);
    if (match[1] === '=') parts.push(`out += escape(${match[2]});`);
    else if (match[1] === '!=') parts.push(`out += String(${match[2]});`);
    else parts.push(`${match[2]}\n`);
    at = match.index + match[0].length;
  }
  parts.push(`out += ${JSON.stringify(text.slice(at))};`);
  const escape = `function (value) { return String(value).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; }); }`;
  return `(function (escape) { var out = ''; ${parts.join('\n')} return out; })(${escape})`;
}
