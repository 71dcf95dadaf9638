import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

from booking.model_client import late_scores

FLIGHTS = [{"date": "2001-05-01T08:30:00", "distance": 405, "origin": "MCI", "destination": "MDW"}]


class FakeModel(BaseHTTPRequestHandler):
    status = 200
    reply = "{}"
    asked: list = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        FakeModel.asked.append((self.path, json.loads(body)))
        data = FakeModel.reply.encode()
        self.send_response(FakeModel.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class ModelClientTest(unittest.TestCase):
    def ask(self, status, reply):
        FakeModel.status, FakeModel.reply, FakeModel.asked = status, reply, []
        server = HTTPServer(("127.0.0.1", 0), FakeModel)
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        try:
            return late_scores(f"http://127.0.0.1:{server.server_port}", FLIGHTS)
        finally:
            thread.join()
            server.server_close()

    def test_sends_the_flights_and_gives_their_scores(self):
        self.assertEqual(self.ask(200, '{"scores": [0.25]}'), [0.25])
        self.assertEqual(FakeModel.asked, [("/predict", {"rows": FLIGHTS})])

    def test_an_unusable_answer_is_unknown(self):
        for status, reply in [
            (500, '{"scores": [0.25]}'),
            (200, "not JSON"),
            (200, "[]"),
            (200, '{"scores": []}'),
            (200, '{"scores": [1.5]}'),
            (200, '{"scores": ["0.5"]}'),
        ]:
            with self.subTest(status=status, reply=reply):
                self.assertEqual(self.ask(status, reply), [None])

    def test_no_server_is_unknown(self):
        closed = HTTPServer(("127.0.0.1", 0), FakeModel)
        closed.server_close()
        self.assertEqual(late_scores(f"http://127.0.0.1:{closed.server_port}", FLIGHTS), [None])


if __name__ == "__main__":
    unittest.main()
