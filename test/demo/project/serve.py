"""Serves a trained model over HTTP on this machine.

    python serve.py --model out/model --port 8080

    GET  /healthz   {"status": "ok", "model": "<sha256 of model.onnx>"}
    POST /predict   {"rows": [{"date": "2001-05-01T08:30:00", "distance": 405, "origin": "MCI",
                    "destination": "MDW"}]} gives {"scores": [0.21]}, the probability of a late arrival

--fail-rate and --latency-ms make a faulty or slow release, for drills.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np

from features import flight_features
from inference import Scorer

MAX_BODY_BYTES = 4 * 1024 * 1024
MAX_ROWS = 10_000
DRAIN_SECONDS = 5.0


class Model:
    def __init__(self, folder: Path):
        exported = (folder / "model.onnx").read_bytes()
        vocabulary = json.loads((folder / "vocabulary.json").read_text())
        self.codes = {airport: code for code, airport in enumerate(vocabulary["airports"])}
        self.sha256 = hashlib.sha256(exported).hexdigest()
        self.score = Scorer(exported)

    def scores(self, rows: list) -> list[float]:
        features = np.array([flight_features(row, self.codes) for row in rows], dtype=np.float32)
        return [float(score) for score in self.score(features)]


class Drill:
    """Failures and delay on purpose; the seed makes two drills fail at the same requests."""

    def __init__(self, fail_rate: float, latency_ms: float, seed: int):
        self.fail_rate = fail_rate
        self.latency_ms = latency_ms
        self.random = random.Random(seed)
        self.lock = threading.Lock()

    def fails(self) -> bool:
        time.sleep(self.latency_ms / 1000)
        with self.lock:
            return self.random.random() < self.fail_rate


class Server(ThreadingHTTPServer):
    # Threads of idle keep-alive connections would hold the exit back; requests in work are counted instead.
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, model: Model, drill: Drill):
        super().__init__(("127.0.0.1", port), Handler)
        self.model = model
        self.drill = drill
        self.draining = False
        self.in_work = 0
        self.idle = threading.Condition()

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a client may hang up whenever it likes
            super().handle_error(request, client_address)

    def drain(self) -> None:
        """Waits for the answers that are still being worked on."""
        with self.idle:
            self.idle.wait_for(lambda: self.in_work == 0, timeout=DRAIN_SECONDS)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # unbuffered, headers and body leave in two packets and a delayed ACK costs 40 ms a request
    server: Server

    def do_GET(self) -> None:
        if self.path == "/healthz":
            self.answer(200, {"status": "ok", "model": self.server.model.sha256})
        else:
            self.answer(404, {"error": f"no such path: {self.path}"})

    def do_POST(self) -> None:
        with self.server.idle:
            self.server.in_work += 1
        try:
            self.predict()
        finally:
            with self.server.idle:
                self.server.in_work -= 1
                self.server.idle.notify_all()

    def predict(self) -> None:
        body = self.body()
        if body is None:
            return
        if self.path != "/predict":
            return self.answer(404, {"error": f"no such path: {self.path}"})
        if self.server.drill.fails():
            return self.answer(500, {"error": "the model could not be evaluated"})
        try:
            request = json.loads(body)
            rows = request.get("rows") if isinstance(request, dict) else None
            if not isinstance(rows, list) or not 1 <= len(rows) <= MAX_ROWS:
                raise ValueError(f"the body must be an object whose rows are 1 to {MAX_ROWS} flights")
            scores = self.server.model.scores(rows)
        except (ValueError, RecursionError) as error:
            return self.answer(400, {"error": str(error)})
        self.answer(200, {"scores": scores})

    def body(self) -> bytes | None:
        """The request's body, or None after an answer has been given."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self.close_connection = True
            self.answer(411, {"error": "Content-Length is missing"})
        elif int(length) > MAX_BODY_BYTES:
            self.close_connection = True
            self.answer(413, {"error": f"the body is larger than {MAX_BODY_BYTES} bytes"})
        else:
            return self.rfile.read(int(length))
        return None

    def answer(self, status: int, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if self.server.draining:
            self.close_connection = True
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *_) -> None:
        """No line per request: what stands in front of the server keeps the request log."""


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, type=Path, metavar="DIR", help="with model.onnx and vocabulary.json")
    parser.add_argument("--port", required=True, type=int, metavar="N", help="0 takes a free port and prints it")
    parser.add_argument("--fail-rate", type=float, default=0, metavar="P", help="share of requests answered with 500")
    parser.add_argument("--latency-ms", type=float, default=0, metavar="MS", help="added to every answer")
    parser.add_argument("--seed", type=int, default=1, help="of the failures (default 1)")
    arguments = parser.parse_args()
    if not 0 <= arguments.port <= 65535:
        parser.error("--port must be between 0 and 65535")
    if not 0 <= arguments.fail_rate <= 1:
        parser.error("--fail-rate must be between 0 and 1")
    if not 0 <= arguments.latency_ms <= 60_000:
        parser.error("--latency-ms must be between 0 and 60000")
    return arguments


def main() -> int:
    arguments = parse_arguments()
    try:
        model = Model(arguments.model)
    except Exception as error:  # the errors of onnxruntime have no base class of their own
        sys.exit(f"serve.py: cannot load the model in {arguments.model}: {error}")
    drill = Drill(arguments.fail_rate, arguments.latency_ms, arguments.seed)
    try:
        server = Server(arguments.port, model, drill)
    except OSError as error:
        sys.exit(f"serve.py: cannot listen on 127.0.0.1:{arguments.port}: {error.strerror}")

    def stop(*_) -> None:
        server.draining = True
        # shutdown() waits for serve_forever(), which this very thread is running.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"ready on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever(poll_interval=0.05)
    server.server_close()
    server.drain()
    return 0


if __name__ == "__main__":
    sys.exit(main())
