import { readFileSync } from "node:fs";
import { documentFile } from "../client-folder.ts";
import { type Html, html } from "../html.ts";

/** A program that a quick start shows: a file of the project, which a test runs. */
export interface ShownProgram {
  title: string;
  file: string;
  run: string;
  needs: string;
}

/** The same program in three languages. @param name of the files, without their endings. */
export function threePrograms(name: string): readonly ShownProgram[] {
  return [
    { title: "curl", file: `${name}.sh`, run: `sh ${name}.sh`, needs: "curl and jq" },
    { title: "Node", file: `${name}.mjs`, run: `node ${name}.mjs`, needs: "Node 20 or newer" },
    { title: "Python", file: `${name}.py`, run: `python3 ${name}.py`, needs: "Python 3.9 or newer" },
  ];
}

export function programSection({ title, file, run, needs }: ShownProgram): Html {
  return html`<h2>${title}</h2>
    <p>Needs ${needs}. Save it as <code>${file}</code> and run <code>${run}</code>.</p>
    <pre tabindex="0">${readFileSync(documentFile("quick-start", file), "utf8").trimEnd()}</pre>`;
}
