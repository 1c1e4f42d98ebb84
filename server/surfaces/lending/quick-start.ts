import { html } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";
import { programSection, threePrograms } from "../../http/reference/program-section.ts";

/** The same loan three times. The programs are files of the project, and a test runs each of them. */
export function quickStart(origin: string): ProsePage {
  return {
    slug: "quick-start",
    title: "Quick start",
    body: html`<p>
        Each of these programs registers a customer, hands in what is asked for, waits for an offer, simulates a loan,
        contracts it and waits until it is signed. They read three variables; account and client come from the command
        line of Kontor.
      </p>
      <pre>
export KONTOR_ORIGIN=${origin}
account=$(npm run --silent kontor -- account add --name "Padaria Sol" --kind sandbox --json | jq -r .account_id)
npm run --silent kontor -- credential add --account "$account" --api lending --json > client.json
export KONTOR_CLIENT_ID=$(jq -r .client_id client.json)
export KONTOR_CLIENT_SECRET=$(jq -r .client_secret client.json)</pre>
      <p>
        When the program prints where to sign, open that page and sign. After that two people of finance pay the loan
        out in the back office: one orders it, the other confirms it. A person has one CPF, so that a second run needs
        an account of its own.
      </p>
      ${threePrograms("lend-to-a-customer").map(programSection)}`,
  };
}
