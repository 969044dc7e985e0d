"""An intake system in Python: only Temporal's own SDK, plain JSON, and a credential signed here (docs/intake.md).

python start_a_case.py request.json                                      opens the case
python start_a_case.py request.json update withdraw '{"reason":"…"}'     sends a command and waits for its result
python start_a_case.py request.json signal withdraw '{"reason":"…"}'     sends a command without waiting
"""

import asyncio
import hashlib
import json
import os
import sys
import time
import uuid

import jwt
import rfc8785
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDReusePolicy

issuer = os.environ["KELISU_ISSUER"]
with open(os.environ["KELISU_ISSUER_KEY"]) as file:
    key = jwt.PyJWK(json.load(file), "EdDSA").key


def credential(case_id, name, command_id, actor, content):
    """A compact JWS: this actor sent exactly this content under this command id to this case, now."""
    now = time.time()
    claims = {
        "iss": issuer,
        "case": case_id,
        "name": name,
        "commandId": command_id,
        "actor": actor,
        "payload": hashlib.sha256(rfc8785.dumps(content)).hexdigest(),
        "iat": now,
        # A signal is judged when a worker takes it: the longest that is allowed.
        "exp": now + 86_400,
    }
    return jwt.encode(claims, key, "EdDSA")


async def main(request_file, how=None, name=None, payload=None):
    with open(request_file, encoding="utf-8") as file:
        request = json.load(file)
    case_id = f"approval-{request['requester']}.{request['requestId']}"
    actor = request["signature"]["signer"]
    namespace = os.environ.get("TEMPORAL_NAMESPACE", "default")
    client = await Client.connect(os.environ["TEMPORAL_ADDRESS"], namespace=namespace)
    if name is None:
        await client.start_workflow(
            "approval",
            {**request, "credential": credential(case_id, "open", "open", actor, request)},
            id=case_id,
            task_queue=os.environ.get("KELISU_TASK_QUEUE", "approvals"),
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
        )
        return {"caseId": case_id}
    # Kept until there is an answer: the same id sent again does nothing twice.
    command_id = str(uuid.uuid4())
    content = json.loads(payload)
    message = {
        "commandId": command_id,
        "actor": actor,
        "payload": content,
        "credential": credential(case_id, name, command_id, actor, content),
    }
    case = client.get_workflow_handle(case_id)
    if how == "signal":
        await case.signal(name, message)
        return {"commandId": command_id}
    try:
        return await case.execute_update(name, message)
    except WorkflowUpdateFailedError as error:
        # A refusal: its code is the type of the failure, its citation and facts are the details.
        return {"refused": error.cause.type, "details": error.cause.details}


answer = asyncio.run(main(*sys.argv[1:]))
print(json.dumps(answer, ensure_ascii=False), flush=True)
# Not sys.exit: threads of the SDK can outlive the interpreter and crash a short program at its end (temporalio/sdk-python#300).
os._exit(1 if "refused" in answer else 0)
