import { html } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";
import { programSection, threePrograms } from "../../http/reference/program-section.ts";

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
      ${threePrograms("pay-and-capture").map(programSection)}`,
  };
}
