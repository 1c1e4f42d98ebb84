"""Receives the calls to a checkout session's `callback_url`. Python 3.9 or newer, nothing to install:

    WEBHOOK_SECRETS=... KONTOR_ACCOUNT=T12345678 PUBLIC_HOSTNAME=shop.example PORT=8080 python3 checkout_callback.py

A call carries one signature. While the secret is being replaced, give both, separated by a comma.
"""

import hashlib
import hmac
import json
import os
import re
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote_plus

SECRETS = [secret for secret in os.environ.get("WEBHOOK_SECRETS", "").split(",") if secret]
INBOX = os.environ.get("WEBHOOK_INBOX", "inbox")
ACCOUNT = os.environ.get("KONTOR_ACCOUNT", "")
HOSTNAME = os.environ.get("PUBLIC_HOSTNAME", "")
TOLERANCE_SECONDS = 300


def is_genuine(method, address, header):
    """Whether one of our secrets signed this address within the last five minutes. The body is not signed."""
    found = re.fullmatch(r"t=([0-9]{1,12}),v0-hmac-sha256=([0-9a-f]{64})", header)
    if found is None or abs(time.time() - int(found[1])) > TOLERANCE_SECONDS:
        return False
    path, _, query = address.partition("?")
    # The name that payers and Kontor know us by, as no proxy in between changes it.
    text = "\n".join([found[1], ACCOUNT, method, HOSTNAME, path, sorted_query(query)]).encode()
    return any(
        is_same(found[2], hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()) for secret in SECRETS
    )


def sorted_query(query):
    """The parameters sorted by name, encoded as a browser encodes a form."""
    pairs = sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0])
    return "&".join(f"{form_encoded(name)}={form_encoded(value)}" for name, value in pairs)


def form_encoded(text):
    return quote_plus(text, safe="*").replace("~", "%7E")


def is_same(left, right):
    """Takes the same time wherever the texts differ, so that a signature cannot be guessed piece by piece."""
    return hmac.compare_digest(left.encode(), right.encode())


def keep(message_id, body):
    """Keeps a message once, however often it is delivered. A worker of yours empties the inbox at its own pace."""
    draft = os.path.join(INBOX, f".{uuid.uuid4()}")
    with open(draft, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, os.path.join(INBOX, f"{message_id}.json"))
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


class Receiver(BaseHTTPRequestHandler):
    # Of a connection on which nothing arrives.
    timeout = 10

    def do_GET(self):
        # An answer of 4xx ends a callback for good. A signature that does not fit may be due to a secret that we do
        # not have yet, so ask for another try.
        if not is_genuine(self.command, self.path, self.headers.get("dintero-signature", "")):
            self.answer(503)
            return
        # Every try of a call has the same address. Read the transaction that it names from the API before you act.
        message_id = hashlib.sha256(self.path.encode()).hexdigest()
        query = dict(parse_qsl(self.path.partition("?")[2], keep_blank_values=True))
        try:
            keep(message_id, json.dumps(query).encode())
        except OSError:
            # Not kept: a 500 makes Kontor try again later.
            self.answer(500)
            return
        self.answer(204)

    do_POST = do_GET

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_args):
        """Says nothing: addresses and headers do not belong in a log."""


if __name__ == "__main__":
    if not (SECRETS and ACCOUNT and HOSTNAME):
        raise SystemExit("WEBHOOK_SECRETS, KONTOR_ACCOUNT and PUBLIC_HOSTNAME must be set")
    os.makedirs(INBOX, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
    print(f"listening on port {server.server_port}", flush=True)
    server.serve_forever()
