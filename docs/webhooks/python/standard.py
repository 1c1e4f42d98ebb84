"""Receives Standard Webhooks from Kontor. Python 3.9 or newer, nothing to install:

    WEBHOOK_SECRETS=whsec_... PORT=8080 python3 standard.py

While the secret is being replaced, give both, separated by a comma.
"""

import base64
import hashlib
import hmac
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
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not re.fullmatch(r"[0-9]{1,12}", timestamp) or not re.fullmatch(r"[A-Za-z0-9_-]{1,100}", message_id):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    # While a secret is being replaced, the header carries one signature of each.
    signatures = headers.get("webhook-signature", "").split(" ")
    for secret in SECRETS:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        digest = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
        wanted = "v1," + base64.b64encode(digest).decode()
        if any(is_same(signature, wanted) for signature in signatures):
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
            keep(self.headers["webhook-id"], body)
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
