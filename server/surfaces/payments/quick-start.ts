import { html } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";
import { programSection, threePrograms } from "../../http/reference/program-section.ts";

/** The same payment three times. The programs are files of the project, and a test runs each of them. */
export function quickStart(origin: string): ProsePage {
  return {
    slug: "quick-start",
    title: "Quick start",
    body: html`<p>
        Each of these programs creates a payment, has the sandbox play the payer's bank, and waits until the money has
        come. They read two variables; account and key come from the command line of Kontor.
      </p>
      <pre>
export KONTOR_ORIGIN=${origin}
account=$(npm run --silent kontor -- account add --name "Lamp shop" --kind sandbox --json | jq -r .account_id)
npm run --silent kontor -- merchant add --account "$account" --id lamp-shop --name "Lamp shop"
export KONTOR_API_KEY=$(npm run --silent kontor -- credential add --account "$account" --api payments --merchant lamp-shop --json | jq -r .api_key)</pre>
      <p>
        A live account has no sandbox: there the payer reads <code>paymentData</code> in your shop, or on the page at
        <code>actionUrl</code>, and sends the money from their bank.
      </p>
      ${threePrograms("receive-a-transfer").map(programSection)}`,
  };
}
