import type { FieldNode, GraphQLSchema } from 'graphql';
import { type Answer, json } from '../answer';
import type { Refusal } from '../errors';
import { badInput, internalError } from '../refusals';
import { type GraphqlRequest, rootFields } from '../graphql/document';
import { executeValidated } from '../graphql/validated';
import type { Caller, CrmState } from '../state';
import { metadataContext, UnknownLocale } from './context';
import { metadataRoot } from './resolvers';
import { metadataSchema, renamedName } from './schema';

/** Most root fields in one request. */
const MOST_ROOTS = 10;

export async function answerMetadata(
  state: CrmState,
  caller: Caller | null,
  request: GraphqlRequest,
  locale: string | undefined,
): Promise<Answer> {
  const context = metadataContext(caller, state.url(), locale);
  try {
    const options = { introspection: caller !== null, refuse: refuseRoots };
    const schema = metadataSchema(state.dialect);
    return await executeValidated(schema, servedRoot(state, schema), context, request, options);
  } catch (problem) {
    if (problem instanceof UnknownLocale) return json({ errors: [{ message: problem.message }] }, undefined, 500);
    throw problem;
  }
}

/** Root fields that the demo only knows by name say so. */
function servedRoot(state: CrmState, schema: GraphQLSchema): Readonly<Record<string, unknown>> {
  const names = Object.keys(schema.getQueryType()?.getFields() ?? {});
  const unserved = names.map((name): readonly [string, () => never] => [
    name,
    () => {
      throw internalError(`The demo CRM does not answer "${name}".`);
    },
  ]);
  const served = Object.entries(metadataRoot(state)).map(([name, resolve]) => [
    renamedName(name, state.dialect.renamed),
    resolve,
  ]);
  return { ...Object.fromEntries(unserved), ...Object.fromEntries(served) };
}

const isCounted = (node: FieldNode): boolean => !node.name.value.startsWith('__');

/** `__` fields do not count. */
function refuseRoots({ operation, fragments }: GraphqlRequest): Refusal | undefined {
  const names = rootFields(operation.selectionSet, fragments)
    .filter(isCounted)
    .map((node) => node.name.value);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const message = 'Duplicate root resolver found. Each root resolver can only be called once per document.';
    return badInput(`Duplicate root resolver: "${twice}"`, undefined, { id: 'UrzTjS', message });
  }
  if (names.length <= MOST_ROOTS) return undefined;
  const counts = `Too many root resolvers requested: ${names.length} - Maximum allowed root resolvers: ${MOST_ROOTS}`;
  return badInput(`Query too complex - ${counts}`);
}
