"""Receives webhooks of the payments API from Kontor. Python 3.9 or newer, nothing to install:

    WEBHOOK_SECRETS=whsec_... PORT=8080 python3 payments.py

While the secret is being replaced, give both, separated by a comma.
"""

import hashlib
import hmac
import json
import os
import re
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRETS = [secret for secret in os.environ.get("WEBHOOK_SECRETS", "").split(",") if secret]
INBOX = os.environ.get("WEBHOOK_INBOX", "inbox")
TOLERANCE_SECONDS = 300
BODY_BYTES_MAX = 1_000_000


def is_genuine(headers, body):
    """Whether one of our secrets signed exactly these bytes within the last five minutes."""
    # t=<seconds>,v1=<newest secret> and, while a secret is being replaced, v2=<the one before it>
    time_part, *signatures = headers.get("x-webhook-signature", "").split(",")
    named = re.fullmatch(r"t=([0-9]{1,12})", time_part)
    if named is None or abs(time.time() - int(named[1])) > TOLERANCE_SECONDS:
        return False
    for secret in SECRETS:
        # The key is the whole text of the secret, its prefix included.
        digest = hmac.new(secret.encode(), f"{named[1]}.".encode() + body, hashlib.sha256).hexdigest()
        for signature in signatures:
            if is_same(signature, f"v1={digest}") or is_same(signature, f"v2={digest}"):
                return True
    return False


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

    def do_POST(self):
        size = int(self.headers.get("content-length", "0"))
        if size > BODY_BYTES_MAX:
            self.answer(413)
            return
        # The bytes as they arrived: parsed and written anew they may differ, and then no signature fits.
        body = self.rfile.read(size)
        if not is_genuine(self.headers, body):
            self.answer(401)
            return
        try:
            keep(json.loads(body)["eventId"], body)
        except OSError:
            # Not kept: a 500 makes Kontor try again later.
            self.answer(500)
            return
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_args):
        """Says nothing: addresses and headers do not belong in a log."""


if __name__ == "__main__":
    if not SECRETS:
        raise SystemExit("WEBHOOK_SECRETS is not set")
    os.makedirs(INBOX, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
    print(f"listening on port {server.server_port}", flush=True)
    server.serve_forever()
