import { readFileSync } from "node:fs";
import { documentFile } from "../../http/client-folder.ts";
import { type Html, html } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";

const programs = [
  { title: "curl", file: "pay-and-capture.sh", run: "sh pay-and-capture.sh", needs: "curl and jq" },
  { title: "Node", file: "pay-and-capture.mjs", run: "node pay-and-capture.mjs", needs: "Node 20 or newer" },
  { title: "Python", file: "pay-and-capture.py", run: "python3 pay-and-capture.py", needs: "Python 3.9 or newer" },
] as const;

/** The same payment three times. The programs are files of the project, and a test runs each of them. */
export function quickStart(origin: string): ProsePage {
  return {
    slug: "quick-start",
    title: "Quick start",
    body: html`<p>
        Each of these programs gets an access token, opens a session, waits until it is paid and captures the payment.
        They read four variables; account and client come from the command line of Kontor.
      </p>
      <pre>
export KONTOR_ORIGIN=${origin}
export KONTOR_ACCOUNT=$(npm run --silent kontor -- account add --name "Lamp shop" --kind sandbox --json | jq -r .account_id)
npm run --silent kontor -- credential add --account "$KONTOR_ACCOUNT" --api checkout --json > client.json
export KONTOR_CLIENT_ID=$(jq -r .client_id client.json)
export KONTOR_CLIENT_SECRET=$(jq -r .client_secret client.json)</pre>
      <p>
        When the program prints an address, open it and pay with the test card
        <code>4000 0000 0000 0002</code>, any later expiry date and any security code.
      </p>
      ${programs.map(programSection)}`,
  };
}

function programSection({ title, file, run, needs }: (typeof programs)[number]): Html {
  return html`<h2>${title}</h2>
    <p>Needs ${needs}. Save it as <code>${file}</code> and run <code>${run}</code>.</p>
    <pre tabindex="0">${readFileSync(documentFile("quick-start", file), "utf8").trimEnd()}</pre>`;
}
