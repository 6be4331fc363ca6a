/**
 * Source text of a function that renders a template in the script's realm: `<? code ?>`, `<?= escaped ?>`, `<?!= raw ?>`. It takes the
 * values of the template's own variables in the order of their names.
 * Escaping is for HTML text everywhere; Google's depends on where the value stands.
 */
export function compileTemplate(text: string, variables: readonly string[] = []): string {
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
  const names = variables.filter((name) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)).join(', ');
  return `(function (${names}) { var escape = ${escape}; var out = ''; ${parts.join('\n')} return out; })`;
}
