import base64
import json
import os
import time
import urllib.request
import uuid

origin = os.environ["KONTOR_ORIGIN"]
client = f"{os.environ['KONTOR_CLIENT_ID']}:{os.environ['KONTOR_CLIENT_SECRET']}"


def send(method, path, headers, data=None):
    request = urllib.request.Request(f"{origin}/v3{path}", method=method, headers=headers)
    with urllib.request.urlopen(request, data) as response:
        return json.load(response)


token = send("POST", "/auth/token", {
    "Authorization": "Basic " + base64.b64encode(client.encode()).decode(),
    "Content-Type": "application/x-www-form-urlencoded",
}, b"grant_type=client_credentials")["access_token"]
proof = {"Authorization": f"Bearer {token}"}


def get(path):
    return send("GET", path, proof)


# Sent again with the same key, a wish is not done twice.
def post(path, body=None):
    headers = {**proof, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    return send("POST", path, headers, json.dumps(body or {}).encode())


def upload(path, kind, content):
    boundary = uuid.uuid4().hex
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="type"\r\n\r\n{kind}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{kind}.pdf"\r\n'
        f"Content-Type: application/pdf\r\n\r\n{content}\r\n--{boundary}--\r\n"
    )
    headers = {**proof, "Content-Type": f"multipart/form-data; boundary={boundary}"}
    return send("POST", path, headers, body.encode())


# A real partner waits for webhooks instead.
def wait_for(path, is_there):
    found = get(path)
    while not is_there(found):
        time.sleep(1)
        found = get(path)
    return found


# In the sandbox the address with +approve has everything approved that the customer hands in.
customer = post("/customers", {
    "cpf": "123.456.789-09",
    "cnpj": "12.345.678/0001-95",
    "name": "Ana Prado",
    "email": "ana+approve@padaria.example",
    "phone": "+5511987654321",
    "external_id": "loja-42",
})["id"]
for kind in ["ccmei", "cnh", "selfie"]:
    upload(f"/customers/{customer}/documents", kind, "%PDF-1.4 a sample")
page = post(f"/customers/{customer}/biometrics")["session_url"]
print(f"The customer would show their face at {page}.", flush=True)

offers = wait_for(f"/credit-offers?customer_id={customer}&status=available", lambda found: found["data"])
offer = offers["data"][0]
print(f"Up to {offer['approved_amount']} BRL are offered.", flush=True)

simulation = post(f"/credit-offers/{offer['id']}/simulations", {
    "requested_amount": "25000.00",
    "installment_count": 12,
})
print(f"{simulation['amount']} BRL are paid out, for 12 installments of {simulation['installments_value']} BRL.")

loan = post("/loans", {
    "credit_offer_id": offer["id"],
    "simulation_id": simulation["id"],
    "installments": simulation["number_of_installments"],
    "installments_value": simulation["installments_value"],
    "first_due_date": simulation["first_due_date"],
})["id"]
print(f"The loan {loan} is made.", flush=True)

waiting = wait_for(f"/loans/{loan}", lambda found: found["status"] == "awaiting_signatures")
print(f"Sign at {waiting['signing_url']}", flush=True)

signed = wait_for(f"/loans/{loan}", lambda found: found["status"] != "awaiting_signatures")
print(f"The loan {signed['ccb_number']} is {signed['status']}.")
