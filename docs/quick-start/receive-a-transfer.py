import json
import os
import time
import urllib.request
import uuid

origin = os.environ["KONTOR_ORIGIN"]
api_key = os.environ["KONTOR_API_KEY"]


def call(method, path, body=None, headers=None):
    request = urllib.request.Request(f"{origin}{path}", method=method, headers=headers or {})
    request.add_header("Authorization", f"Bearer {api_key}")
    request.add_header("Content-Type", "application/json")
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(request, data) as response:
        return json.load(response)


# Amounts are decimal text. Sent again with the same key, this creates nothing new.
payment = call("POST", "/payments", {
    "amount": "2450.75",
    "currency": "ARS",
    "externalId": "order-1001",
    "customer": {"name": "Inés Roldán", "documentNumber": "20-30123456-3"},
}, {"Idempotency-Key": str(uuid.uuid4())})
path = f"/payments/{payment['transactionId']}"
target = payment["paymentData"]
print(f"Send {payment['amount']} {payment['currency']} to {target['cbu']}, concept {target['reference']}.")

# Only in the sandbox: it sends what the payer would send.
transfer = call("POST", f"/sandbox{path}/receive", {})
print(f"The transfer is {transfer['status']}.", flush=True)

# A real shop waits for the webhook instead.
while payment["status"] == "started":
    time.sleep(1)
    payment = call("GET", path)
print(f"The payment is {payment['status']}: {payment['receivedAmount']} {payment['currency']} received.")
