import { html } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";

const addresses: readonly (readonly [string, string])[] = [
  [
    "ana+approve@…",
    "Everything that is handed in is approved 2 seconds later, an open biometrics session completes by itself, the customer becomes active and gets an offer of 50000.00 at 3.5 % a month for 12 installments",
  ],
  ["ana+range@…", "The same, and the offer leaves 3 to 24 installments to choose from and lends fees and tax on top"],
  ["ana+nooffer@…", "The same, without an offer"],
  ["ana+reject@…", "The first document is rejected with a message; the one that is sent after it is approved"],
  ["ana+deny@…", "The customer is refused for good once the review has begun"],
];

const amounts: readonly (readonly [string, string])[] = [
  ["….13", "The bank refuses to pay out: the loan ends as error when it is disbursed"],
  ["….17", "Nobody signs: the loan is cancelled once the time to sign is over"],
];

const documents: readonly (readonly [string, string])[] = [
  ["123.456.789-09, 529.982.247-25, 111.444.777-35", "CPF with check digits that hold"],
  ["12.345.678/0001-95, 11.222.333/0001-81, 12.ABC.345/01DE-35", "CNPJ, the last one with letters"],
  ["123.456.789-00, 12.345.678/0001-90", "Check digits that do not hold; sandbox accounts take exactly these two"],
];

/** What sandbox accounts can be tried with. */
export function testData(): ProsePage {
  return {
    slug: "test-data",
    title: "Test data",
    body: html`<p>
        These work on sandbox accounts, whose ids begin with T, and nowhere else. Whatever is not named here waits for
        staff, who take each step in the back office.
      </p>
      ${table("E-mail addresses", "The address of the customer ends, before its @, with", addresses)}
      ${table("Amounts", "The requested amount ends with", amounts)}
      ${table("Numbers of people and companies", "Number", documents)}
      <h2>Time</h2>
      <p>
        An admin can put the clock of a sandbox account forward, under Lending rules in the back office: installments
        fall due and offers run out accordingly.
      </p>`,
  };
}

function table(title: string, what: string, rows: readonly (readonly [string, string])[]) {
  return html`<h2>${title}</h2>
    <div class="wide" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            <th scope="col">${what}</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, effect]) =>
              html`<tr>
                <td><code>${name}</code></td>
                <td>${effect}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
