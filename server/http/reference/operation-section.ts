import { type Html, html, sentence } from "../html.ts";
import type { OperationNode, ParameterNode, SchemaNode } from "./open-api-document.ts";
import { schemaTable, typeOf } from "./schema-table.ts";

export interface Operation {
  method: string;
  path: string;
  node: OperationNode;
}

/** Where a call stands on its page. */
export function anchorOf({ method, path }: Operation): string {
  return `${method}-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
}

export function operationSection(operation: Operation): Html {
  const { method, path, node } = operation;
  const [body] = Object.values(node.requestBody?.content ?? {}).map(({ schema }) => schema);
  return html`<section class="call" id="${anchorOf(operation)}">
    <h3>${node.summary}</h3>
    <p class="address"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></p>
    ${node.description === undefined ? null : html`<p>${sentence(node.description)}</p>`}
    ${parameterList(
      "In the path",
      node.parameters.filter((parameter) => parameter.in === "path"),
    )}
    ${parameterList(
      "In the query",
      node.parameters.filter((parameter) => parameter.in === "query"),
    )}
    ${body === undefined ? null : part("Body", body)} ${answers(node)}
  </section>`;
}

function parameterList(title: string, parameters: readonly ParameterNode[]): Html | null {
  if (parameters.length === 0) return null;
  return html`<h4>${title}</h4>
    <ul class="fields">
      ${parameters.map(
        (parameter) =>
          html`<li>
            <div class="field">
              <code class="name">${parameter.name}</code> <span class="type">${typeOf(parameter.schema)}</span>
            </div>
            ${parameter.description === undefined ? null : html`<p>${sentence(parameter.description)}</p>`}
          </li>`,
      )}
    </ul>`;
}

function part(title: string, schema: SchemaNode): Html {
  return html`<h4>${title}</h4>
    ${schemaTable(schema) ?? html`<p>${typeOf(schema)}</p>`}`;
}

function answers({ responses }: OperationNode): Html {
  return html`<h4>Answers</h4>
    <ul class="fields">
      ${Object.entries(responses).map(([status, { description, content = {} }]) => {
        const schema = Object.values(content)[0]?.schema;
        return html`<li>
          <div class="field">
            <code class="name">${status}</code>
            ${schema === undefined ? null : html`<span class="type">${typeOf(schema)}</span>`}
          </div>
          <p>${sentence(description)}</p>
        </li>`;
      })}
    </ul>`;
}
