import { testCards, type TestCard, type TimeOutStep } from "../../gateways/sandbox/test-cards.ts";
import { type Html, html, sentence } from "../../http/html.ts";
import type { ProsePage } from "../../http/reference/open-api-document.ts";

/** What sandbox accounts can be tried with, out of the table that the sandbox itself goes by. */
export function testData(): ProsePage {
  return {
    slug: "test-data",
    title: "Test data",
    body: html`<p>
        These numbers work on sandbox accounts, whose ids begin with T, and nowhere else. Any expiry date after this
        month will do, and any security code. Every other number is declined.
      </p>
      <h2>Cards</h2>
      <div class="wide" tabindex="0" role="region" aria-label="Test cards">
        <table>
          <thead>
            <tr>
              <th scope="col">Card</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(testCards).map(cardRow)}
          </tbody>
        </table>
      </div>
      <h2>Other ways to pay</h2>
      <p>
        Apps, wallets and invoices are simulated: the page asks what a payer would enter and then offers to approve, to
        decline or to let the payment time out.
      </p>
      <p>
        ${sentence(
          "Walley's invoice (`collector.invoice`) offers two answers more: the payment is then `ON_HOLD`, the payer returns as after a success, and 30 seconds later the review ends with `AUTHORIZED` or with `FAILED`. The session's callback address is called when the review begins and again when it ends.",
        )}
      </p>
      <h2>Answers that come later</h2>
      <p>
        ${sentence(
          "Some providers answer before they are done. A sandbox account does so once its settings say `asynchronous_operations`: captures, refunds and voids then answer 202, and their events follow about a second later.",
        )}
      </p>`,
  };
}

function cardRow([number, card]: [string, TestCard]): Html {
  return html`<tr>
    <td><code>${number.replace(/(\d{4})(?=\d)/g, "$1 ")}</code><br />${card.brand}</td>
    <td>${outcomeOf(card)}</td>
  </tr>`;
}

const timeOuts: Readonly<Record<TimeOutStep, string>> = {
  authorize: "The authorization gets no answer in time, and turns out to have failed after two seconds",
  capture: "Authorized; a capture gets no answer in time, and turns out to have failed after two seconds",
  refund: "Authorized and captured; a refund gets no answer in time, and turns out to have failed after two seconds",
  auto_capture: "Authorized; an automatic capture gets no answer in time and is tried again for 48 hours",
  void: "Authorized; a void gets no answer in time, and turns out to have failed after two seconds",
  token: "Authorized, but no card token is made",
};

function outcomeOf({ refusal, timesOut, needsChallenge, authentication }: TestCard): string {
  if (refusal !== undefined) {
    return refusal.result_code === undefined
      ? `Refused: ${refusal.message}`
      : `Refused with code ${refusal.result_code}: ${refusal.message}`;
  }
  if (timesOut !== null) return timeOuts[timesOut];
  if (needsChallenge) return "The payer's bank asks for a confirmation, which can be approved, failed or cancelled";
  return authentication === "A"
    ? "Authorized; the bank only proves that authentication was attempted"
    : "Authorized without a question";
}
