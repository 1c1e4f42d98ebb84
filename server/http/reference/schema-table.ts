import { type Html, html, sentence } from "../html.ts";
import type { SchemaNode } from "./open-api-document.ts";

/** Deeper parts are told by the schema that they refer to. */
const depthMax = 5;

/** The fields of an object, or what an array holds, as nested lists. */
export function schemaTable(schema: SchemaNode, depth = 0): Html | null {
  const node = named(schema);
  if (node.items !== undefined && node.$ref === undefined) return schemaTable(node.items, depth);
  const fields = Object.entries(node.properties ?? {});
  if (fields.length === 0 || depth > depthMax) return null;
  const required = new Set(node.required);
  return html`<ul class="fields">
    ${fields.map(([name, field]) => fieldItem(name, field, required.has(name), depth))}
  </ul>`;
}

function fieldItem(name: string, field: SchemaNode, isRequired: boolean, depth: number): Html {
  const description = field.description ?? named(field).description;
  return html`<li>
    <div class="field">
      <code class="name">${name}</code>
      <span class="type">${typeOf(field)}</span>
      ${isRequired ? html`<span class="required">required</span>` : null}
    </div>
    ${description === undefined ? null : html`<p>${sentence(description)}</p>`} ${schemaTable(field, depth + 1)}
  </li>`;
}

/** The branch that says something: clients may send null for what they leave out, which is said once, in the introduction. */
function named(schema: SchemaNode): SchemaNode {
  const branches = branchesOf(schema);
  return branches.length === 1 ? (branches[0] ?? schema) : schema;
}

function branchesOf(schema: SchemaNode): SchemaNode[] {
  return [...(schema.anyOf ?? schema.oneOf ?? [])].filter(({ type }) => type !== "null");
}

function isNotNull(type: string): boolean {
  return type !== "null";
}

/** `string`, `list of Line`, `one of a, b` ... */
export function typeOf(schema: SchemaNode): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.enum !== undefined) return html`one of ${listed(schema.enum)}`;
  if (schema.const !== undefined) return html`always ${listed([schema.const])}`;
  if (schema.items !== undefined) return html`list of ${typeOf(schema.items)}`;
  const branches = branchesOf(schema);
  if (branches.length > 0) {
    return html`${branches.map((branch, position) => html`${position === 0 ? "" : " or "}${typeOf(branch)}`)}`;
  }
  if (schema.format === "date-time") return html`date-time`;
  return html`${[schema.type ?? "any value"].flat().filter(isNotNull).join(" or ")}`;
}

function listed(values: readonly unknown[]): Html[] {
  return values.map((value, position) => html`${position === 0 ? "" : ", "}<code>${String(value)}</code>`);
}
