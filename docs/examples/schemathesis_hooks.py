"""How the API is fuzzed (docs/api.md): in the stateful phase what is made first is really made, so that what is invented next is sent to it."""

import json
import uuid
from pathlib import Path

import schemathesis

REQUEST = json.loads(Path(__file__).with_name("request.json").read_text("utf-8"))


@schemathesis.hook
def map_case(context, case):
    if case.meta is None or case.meta.phase.name != "stateful" or case.method != "POST":
        return case
    if case.operation.path == "/api/v1/requests":
        case.body = {**REQUEST, "requestId": f"fuzz-{uuid.uuid4()}"}
        case.media_type = "application/json"
        case.headers = {}
    if case.operation.path == "/api/v1/webhooks":
        case.body = {"address": "http://127.0.0.1:9000/", "body": "*", "events": None}
    return case
