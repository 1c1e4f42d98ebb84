import { type Html, html, sentence } from "../html.ts";
import { anchorOf, type Operation, operationSection } from "./operation-section.ts";
import type { OpenApiDocument, ProsePage } from "./open-api-document.ts";
import { schemaTable } from "./schema-table.ts";

/** An API that is told at `/docs/{slug}`, with pages of prose beside it. */
export interface PublishedApi {
  slug: string;
  title: string;
  /** One sentence for the list of APIs. */
  summary: string;
  document: OpenApiDocument;
  pages: readonly ProsePage[];
}

/** Every call and every schema of an API on one page, so that a browser's search finds everything. */
export function referencePage(api: PublishedApi): string {
  const groups = groupsOf(api.document);
  const schemas = Object.entries(api.document.components.schemas);
  const nav = html`${groups.map(
      ([name, operations]) =>
        html`<h2>${name}</h2>
          <ul>
            ${operations.map(
              (operation) =>
                html`<li>
                  <a href="#${anchorOf(operation)}">${operation.node.summary}</a>
                </li>`,
            )}
          </ul>`,
    )}
    <h2>Schemas</h2>
    <ul>
      ${schemas.map(([name]) => html`<li><a href="#schema-${name}">${name}</a></li>`)}
    </ul>`;
  return page(api, "Reference", {
    nav,
    body: html`<h1>${api.title}</h1>
      ${api.document.info.description.split("\n\n").map((paragraph) => html`<p>${sentence(paragraph)}</p>`)}
      <p>Base address: <code>${api.document.servers[0]?.url ?? ""}</code></p>
      ${groups.map(
        ([name, operations]) =>
          html`<h2 class="group">${name}</h2>
            ${operations.map(operationSection)}`,
      )}
      <h2 class="group">Schemas</h2>
      ${schemas.map(
        ([name, schema]) =>
          html`<section class="call" id="schema-${name}">
            <h3>${name}</h3>
            ${schemaTable(schema) ?? html`<p>Any JSON value.</p>`}
          </section>`,
      )}`,
  });
}

export function prosePage(api: PublishedApi, { title, body }: ProsePage): string {
  return page(api, title, {
    nav: null,
    body: html`<h1>${title}</h1>
      ${body}`,
  });
}

/** The list of APIs at `/docs`. */
export function indexPage(apis: readonly PublishedApi[]): string {
  const body = html`<h1>Kontor for developers</h1>
    <ul class="apis">
      ${apis.map(
        (api) =>
          html`<li>
            <h2><a href="/docs/${api.slug}">${api.title}</a></h2>
            <p>${api.summary}</p>
            <p>${pageLinks(api)}</p>
          </li>`,
      )}
    </ul>`;
  return shell("Kontor for developers", html`<main>${body}</main>`);
}

function page(api: PublishedApi, title: string, { nav, body }: { nav: Html | null; body: Html }): string {
  const content = html`<nav class="pages" aria-label="Pages">${pageLinks(api)}</nav>
    ${nav === null ? null : html`<nav class="contents" aria-label="Contents">${nav}</nav>`}
    <main>${body}</main>`;
  return shell(`${title} - ${api.title}`, content);
}

function pageLinks({ slug, pages }: PublishedApi): Html[] {
  const links = [
    { href: `/docs/${slug}`, title: "Reference" },
    ...pages.map((prose) => ({ href: `/docs/${slug}/${prose.slug}`, title: prose.title })),
    { href: `/docs/${slug}/openapi.json`, title: "OpenAPI document" },
  ];
  return links.map(({ href, title }) => html`<a href="${href}">${title}</a> `);
}

function shell(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <header><a href="/docs">Kontor</a></header>
        ${content}
      </body>
    </html>`.text;
}

/** By the first tag, in the order of the document. */
function groupsOf({ paths }: OpenApiDocument): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, node] of Object.entries(methods)) {
      const name = node.tags[0] ?? "Calls";
      groups.set(name, [...(groups.get(name) ?? []), { method, path, node }]);
    }
  }
  return [...groups];
}
