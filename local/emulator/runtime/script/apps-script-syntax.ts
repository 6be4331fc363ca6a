import { type AnyNode, parse } from 'acorn';

/**
 * Refuses code that Apps Script would not take, or is not known to take (google.md §5). Throws one sentence naming the line.
 * It is read as a classic script, so that `import`, `export` and top-level `await` fail as they would there.
 */
export function assertParsesLikeAppsScript(code: string): void {
  const [first] = problemsIn(read(code), code).sort((one, other) => one.at - other.at);
  if (!first) return;
  const line = code.slice(0, first.at).split('\n').length;
  throw new Error(`Apps Script cannot read line ${line}: ${first.problem}.`);
}

function read(code: string): AnyNode {
  try {
    return parse(code, { ecmaVersion: 'latest', sourceType: 'script' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Apps Script cannot read this code: ${reason}`, { cause: error });
  }
}

interface Problem {
  readonly at: number;
  readonly problem: string;
}

function problemsIn(root: AnyNode, code: string): Problem[] {
  const found: Problem[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) {
      const problem = problemOf(node, code);
      if (problem !== null) found.push({ at: node.start, problem });
    }
    open.push(...Object.values(node));
  }
  return found;
}

/** Lists of nodes and what a pattern consists of are objects too. */
const isNode = (value: object): value is AnyNode => 'type' in value && 'start' in value;

function problemOf(node: AnyNode, code: string): string | null {
  switch (node.type) {
    case 'PrivateIdentifier':
      return `the private name #${node.name}`;
    case 'Literal':
      return problemOfLiteral(node.raw ?? '', node);
    case 'AssignmentExpression':
      return ['??=', '||=', '&&='].includes(node.operator) ? `the operator ${node.operator}` : null;
    case 'ImportExpression':
    case 'MetaProperty':
      return code.startsWith('import', node.start) ? '"import"' : null;
    case 'AwaitExpression':
      return '"await"';
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? 'an async function' : null;
    case 'StaticBlock':
      return 'a static block';
    case 'PropertyDefinition':
      return node.static ? `the static field ${code.slice(node.key.start, node.key.end)}` : null;
    default:
      return null;
  }
}

function problemOfLiteral(
  raw: string,
  { bigint, regex, value }: AnyNode & { readonly type: 'Literal' },
): string | null {
  if (bigint !== undefined && bigint !== null) return `the BigInt ${raw}`;
  if (regex && /[dv]/.test(regex.flags)) return `the flags of the pattern ${raw}`;
  return typeof value === 'number' && raw.includes('_') ? `the number ${raw} with a separator` : null;
}
