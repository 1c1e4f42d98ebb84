import { randomUUID } from "node:crypto";

const { KONTOR_ORIGIN, KONTOR_API_KEY } = process.env;

async function call(method, path, body, headers = {}) {
  const response = await fetch(`${KONTOR_ORIGIN}${path}`, {
    method,
    headers: { authorization: `Bearer ${KONTOR_API_KEY}`, "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer;
}

// Amounts are decimal text. Sent again with the same key, this creates nothing new.
const wish = {
  amount: "2450.75",
  currency: "ARS",
  externalId: "order-1001",
  customer: { name: "Inés Roldán", documentNumber: "20-30123456-3" },
};
const { transactionId, amount, currency, paymentData } = await call("POST", "/payments", wish, {
  "idempotency-key": randomUUID(),
});
console.log(`Send ${amount} ${currency} to ${paymentData.cbu}, concept ${paymentData.reference}.`);

// Only in the sandbox: it sends what the payer would send.
const transfer = await call("POST", `/sandbox/payments/${transactionId}/receive`, {});
console.log(`The transfer is ${transfer.status}.`);

// A real shop waits for the webhook instead.
let payment = await call("GET", `/payments/${transactionId}`);
while (payment.status === "started") {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  payment = await call("GET", `/payments/${transactionId}`);
}
console.log(`The payment is ${payment.status}: ${payment.receivedAmount} ${currency} received.`);
