"""A stand-in for the server of W&B: it takes what `wandb sync` uploads, over GraphQL and the file stream, and keeps it."""

import gzip
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Uploads:
    def __init__(self):
        self.lock = threading.Lock()
        self.runs = {}  # variables of UpsertBucket, by the run's id
        self.files = {}  # lines of each streamed file, by run and name
        self.exits = {}
        self.queries = []


def start_server(uploads):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def answer(self, value):
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def body(self):
            data = self.rfile.read(int(self.headers.get("content-length") or 0))
            return gzip.decompress(data) if self.headers.get("content-encoding") == "gzip" else data

        def do_GET(self):
            self.answer({})

        def do_PUT(self):
            self.body()
            self.answer({})

        def do_POST(self):
            data = self.body()
            # Whatever is neither GraphQL nor a stream of files, such as its own telemetry, is no JSON.
            body = json.loads(data) if data[:1] == b"{" else {}
            stream = re.fullmatch(r"/files/([^/]+)/([^/]+)/([^/]+)/file_stream", self.path)
            with uploads.lock:
                if stream is not None:
                    run = stream[3]
                    for name, part in (body.get("files") or {}).items():
                        kept = uploads.files.setdefault((run, name), {})
                        for at, line in enumerate(part.get("content", [])):
                            kept[part.get("offset", 0) + at] = line
                    if body.get("complete"):
                        uploads.exits[run] = body.get("exitcode")
                    self.answer({"exitcode": None, "limits": {}})
                else:
                    self.answer({"data": self.graphql(body)})

        def graphql(self, body):
            query, given = body.get("query", ""), body.get("variables", {})
            uploads.queries.append(query[:80])
            if "upsertBucket" in query:
                run = given.get("name") or given.get("id")
                kept = uploads.runs.setdefault(run, {})
                kept.update({key: value for key, value in given.items() if value is not None})
                project = {"name": kept.get("project", "p"), "entity": {"name": "me"}}
                bucket = {
                    "id": run, "name": run, "displayName": kept.get("displayName"), "description": None,
                    "config": "{}", "sweepName": None, "project": project, "historyLineCount": 0,
                }  # fmt: skip
                return {"upsertBucket": {"bucket": bucket, "inserted": True}}
            if "ServerFeatures" in query or "serverInfo" in query:
                return {"serverInfo": {"features": [], "latestLocalVersionInfo": None, "cliVersionInfo": {}}}
            if "createRunFiles" in query:
                return {"createRunFiles": {"runID": "x", "uploadHeaders": [], "files": []}}
            if "viewer" in query:
                return {"viewer": {"id": "me", "entity": "me", "username": "me", "flags": "{}", "teams": {"edges": []}}}
            if "organization" in query:
                return {"entity": None}
            return {"model": None, "project": None}

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
