/**
 * Services on which scripts may set fields of their own, such as the variables of an HtmlTemplate, and those fields: values of the
 * script's realm, which never cross over.
 */
export const ownFields = new WeakMap<object, Map<string, unknown>>();
