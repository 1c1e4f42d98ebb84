import { randomUUID } from "node:crypto";

const { KONTOR_ORIGIN, KONTOR_CLIENT_ID, KONTOR_CLIENT_SECRET } = process.env;

async function send(method, path, headers, body) {
  const response = await fetch(`${KONTOR_ORIGIN}/v3${path}`, { method, headers, body });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  return answer;
}

const { access_token } = await send(
  "POST",
  "/auth/token",
  { authorization: `Basic ${Buffer.from(`${KONTOR_CLIENT_ID}:${KONTOR_CLIENT_SECRET}`).toString("base64")}` },
  new URLSearchParams({ grant_type: "client_credentials" }),
);
const authorization = `Bearer ${access_token}`;
const get = (path) => send("GET", path, { authorization });
// Sent again with the same key, a wish is not done twice.
const post = (path, body) =>
  send(
    "POST",
    path,
    { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
    JSON.stringify(body ?? {}),
  );

// A real partner waits for webhooks instead.
async function waitFor(path, isThere) {
  for (;;) {
    const found = await get(path);
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

// In the sandbox the address with +approve has everything approved that the customer hands in.
const customer = await post("/customers", {
  cpf: "123.456.789-09",
  cnpj: "12.345.678/0001-95",
  name: "Ana Prado",
  email: "ana+approve@padaria.example",
  phone: "+5511987654321",
  external_id: "loja-42",
});
for (const type of ["ccmei", "cnh", "selfie"]) {
  const form = new FormData();
  form.set("type", type);
  form.set("file", new Blob(["%PDF-1.4 a sample"], { type: "application/pdf" }), `${type}.pdf`);
  await send("POST", `/customers/${customer.id}/documents`, { authorization }, form);
}
const { session_url } = await post(`/customers/${customer.id}/biometrics`);
console.log(`The customer would show their face at ${session_url}.`);

const offers = await waitFor(
  `/credit-offers?customer_id=${customer.id}&status=available`,
  ({ data }) => data.length > 0,
);
const [offer] = offers.data;
console.log(`Up to ${offer.approved_amount} BRL are offered.`);

const simulation = await post(`/credit-offers/${offer.id}/simulations`, {
  requested_amount: "25000.00",
  installment_count: 12,
});
console.log(`${simulation.amount} BRL are paid out, for 12 installments of ${simulation.installments_value} BRL.`);

const { id } = await post("/loans", {
  credit_offer_id: offer.id,
  simulation_id: simulation.id,
  installments: simulation.number_of_installments,
  installments_value: simulation.installments_value,
  first_due_date: simulation.first_due_date,
});
console.log(`The loan ${id} is made.`);

const waiting = await waitFor(`/loans/${id}`, ({ status }) => status === "awaiting_signatures");
console.log(`Sign at ${waiting.signing_url}`);

const signed = await waitFor(`/loans/${id}`, ({ status }) => status !== "awaiting_signatures");
console.log(`The loan ${signed.ccb_number} is ${signed.status}.`);
