# A system that is told of events (docs/webhooks.md), with nothing but Python's own library.
#   KELISU_WEBHOOK_SECRET=whsec_… PORT=9000 python3 docs/examples/webhook_receiver.py
import base64, hashlib, hmac, os, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

key = base64.b64decode(os.environ["KELISU_WEBHOOK_SECRET"].removeprefix("whsec_"))
seen = set()  # A real system keeps these ids with what it did.


def is_signed(headers, body: bytes) -> bool:
    message_id, sent, signatures = (headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not sent.isdigit() or abs(time.time() - int(sent)) > 300:
        return False
    # Over the bytes as they came: parsed and written again they would no longer fit the signature.
    digest = hmac.new(key, f"{message_id}.{sent}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(digest)
    # Two signatures while a secret changes over: either will do.
    return any(hmac.compare_digest(expected, each.encode()) for each in signatures.split())


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = is_signed(self.headers, body)
        if signed and self.headers["webhook-id"] not in seen:
            print(body.decode(), flush=True)
            seen.add(self.headers["webhook-id"])
        self.send_response(204 if signed else 401)
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", int(os.environ.get("PORT", 9000))), Receiver)
print(f"port {server.server_port}", file=sys.stderr, flush=True)
server.serve_forever()
