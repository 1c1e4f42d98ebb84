import base64
import json
import os
import time
import urllib.request

origin = os.environ["KONTOR_ORIGIN"]
account_url = f"{origin}/v1/accounts/{os.environ['KONTOR_ACCOUNT']}"


def call(method, url, authorization, body=None):
    request = urllib.request.Request(url, method=method)
    request.add_header("Authorization", authorization)
    request.add_header("Content-Type", "application/json")
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(request, data) as response:
        return json.load(response)


# A token lasts four hours: keep it instead of asking for one before every call.
client = f"{os.environ['KONTOR_CLIENT_ID']}:{os.environ['KONTOR_CLIENT_SECRET']}"
basic = base64.b64encode(client.encode()).decode()
grant = {"grant_type": "client_credentials", "audience": account_url}
token = call("POST", f"{account_url}/auth/token", f"Basic {basic}", grant)["access_token"]


def kontor(method, path, body=None):
    return call(method, f"{origin}/v1{path}", f"Bearer {token}", body)


# Amounts are in the smallest unit of the currency: 52900 is 529.00 NOK.
lamp = {"id": "lamp", "line_id": "1", "description": "Desk lamp", "quantity": 1, "amount": 52900, "vat": 25}
session = kontor("POST", "/sessions-profile", {
    "profile_id": "default",
    "url": {"return_url": "https://shop.example/thanks"},
    "order": {"amount": 52900, "currency": "NOK", "merchant_reference": "A-1001", "items": [lamp]},
})
print(f"Open {session['url']} and pay.", flush=True)

# A real shop waits for the callback instead.
transaction = {}
while transaction.get("status") != "AUTHORIZED":
    time.sleep(1)
    transaction_id = kontor("GET", f"/sessions/{session['id']}").get("transaction_id")
    if transaction_id is not None:
        transaction = kontor("GET", f"/transactions/{transaction_id}")

captured = kontor("POST", f"/transactions/{transaction['id']}/capture", {
    "amount": 52900,
    "capture_reference": "parcel-1",
})
print(f"The payment is {captured['status']}.")
