import { spawnSync } from "node:child_process";
import type { OpenApiDocument } from "../http/reference/open-api-document.ts";

/** What a reader of the document would stumble over: names that are used twice, missing schemas, undeclared parts of paths. */
export function faultsIn(document: OpenApiDocument): string[] {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );
  const ids = calls.map(({ operation }) => (operation as unknown as { operationId: string }).operationId);
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is used twice`),
    ...references
      .filter(([, name = ""]) => document.components.schemas[name] === undefined)
      .map(([reference]) => `${reference} is missing`),
    ...Object.entries(document.components.schemas)
      .filter(([name, schema]) => schema.$ref === `#/components/schemas/${name}`)
      .map(([name]) => `${name} says nothing but its own name`),
    ...calls.flatMap(({ path, operation }) => {
      const parts = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name).join();
      const declared = operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      return declared.join() === parts ? [] : [`${path} declares ${declared.join()}`];
    }),
  ];
}

/** The programs of a quick start, with what runs each of them and what of that is missing on this machine. */
export function programsOf(name: string): { program: string; file: string; missing: string[] }[] {
  return [
    { program: "sh", file: `${name}.sh`, missing: missingOf("curl", "jq") },
    { program: process.execPath, file: `${name}.mjs`, missing: [] },
    { program: "python3", file: `${name}.py`, missing: missingOf("python3") },
  ];
}

function missingOf(...programs: string[]): string[] {
  return programs.filter((name) => spawnSync(name, ["--version"]).status !== 0);
}
