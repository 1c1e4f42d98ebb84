const { KONTOR_ORIGIN, KONTOR_ACCOUNT, KONTOR_CLIENT_ID, KONTOR_CLIENT_SECRET } = process.env;
const accountUrl = `${KONTOR_ORIGIN}/v1/accounts/${KONTOR_ACCOUNT}`;

async function call(method, url, authorization, body) {
  const response = await fetch(url, {
    method,
    headers: { authorization, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.status !== 200) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer;
}

// A token lasts four hours: keep it instead of asking for one before every call.
const basic = Buffer.from(`${KONTOR_CLIENT_ID}:${KONTOR_CLIENT_SECRET}`).toString("base64");
const { access_token } = await call("POST", `${accountUrl}/auth/token`, `Basic ${basic}`, {
  grant_type: "client_credentials",
  audience: accountUrl,
});
const kontor = (method, path, body) => call(method, `${KONTOR_ORIGIN}/v1${path}`, `Bearer ${access_token}`, body);

// Amounts are in the smallest unit of the currency: 52900 is 529.00 NOK.
const session = await kontor("POST", "/sessions-profile", {
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks" },
  order: {
    amount: 52900,
    currency: "NOK",
    merchant_reference: "A-1001",
    items: [{ id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount: 52900, vat: 25 }],
  },
});
console.log(`Open ${session.url} and pay.`);

// A real shop waits for the callback instead.
let transaction;
while (transaction?.status !== "AUTHORIZED") {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const { transaction_id } = await kontor("GET", `/sessions/${session.id}`);
  if (transaction_id !== undefined) transaction = await kontor("GET", `/transactions/${transaction_id}`);
}

const captured = await kontor("POST", `/transactions/${transaction.id}/capture`, {
  amount: 52900,
  capture_reference: "parcel-1",
});
console.log(`The payment is ${captured.status}.`);
