/** Takes what is personal out of facts of unknown shape; numbers, references, lines and the shop's own data stay. */

const personalKey =
  /^(customer|payer|recipient|name|first_name|last_name|business_name|.*name_line|cpf|cnpj|.*(mail|phone|address|postal|birth|document|taxid|tax_id|user_agent|customer_ip|initiating_system).*)$/i;
/** The shop's and the goods', not the buyer's. */
const keptKeys = new Set(["items", "shipping_option", "store", "merchant", "url", "configuration", "branding"]);
const emailPattern = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const phonePattern = /\+\d[\d ()-]{5,16}\d/g;

export const erasedText = "(erased)";

/** The same facts without those that say who somebody is. */
export function eraseFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(facts).filter(([key]) => keptKeys.has(key) || !personalKey.test(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, keptKeys.has(key) ? value : eraseValue(value)]));
}

function eraseValue(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(emailPattern, erasedText).replace(phonePattern, erasedText);
  }
  if (Array.isArray(value)) return value.map(eraseValue);
  return typeof value === "object" && value !== null ? eraseFacts(value as Record<string, unknown>) : value;
}

/** As `eraseFacts`, of a JSON column that holds an object. */
export function eraseJson(text: string): string {
  return JSON.stringify(eraseFacts(JSON.parse(text) as Record<string, unknown>));
}

/** As `eraseFacts`, where every field must stay: what is personal becomes an empty text. */
export function blankJson(text: string): string {
  const facts = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [
        key,
        typeof value === "string" && (personalKey.test(key) || key === "external_id") ? "" : value,
      ]),
    ),
  );
}
