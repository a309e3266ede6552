"""The local API of a running terminal, over its Unix socket, and the feed of what happens to it."""

import http.client
import json
import socket
import threading

from support.waiting import Failed, scaled, wait_for

ANSWER_SECONDS = 10


class UnixHTTP(http.client.HTTPConnection):
    def __init__(self, path, timeout):
        super().__init__("localhost", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def ask(path, method, target, body=None):
    connection = UnixHTTP(path, scaled(ANSWER_SECONDS))
    try:
        data = None if body is None else json.dumps(body)
        connection.request(method, target, data, {"Content-Type": "application/json"} if data else {})
        answer = connection.getresponse()
        text = answer.read().decode()
    except http.client.HTTPException as error:
        raise OSError(f"{method} {target}: {error}") from error
    finally:
        connection.close()
    if answer.status >= 300:
        raise Failed(f"{method} {target}: {answer.status} {text}")
    return json.loads(text) if text else {}


class Feed:
    """Every event since it was opened, in order."""

    def __init__(self, path):
        self._events = []
        self._lock = threading.Lock()
        # The daemon is heard at least every 15 s.
        self._connection = UnixHTTP(path, scaled(15))
        self._connection.request("GET", "/v1/events")
        self._answer = self._connection.getresponse()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            while line := self._answer.readline():
                if line.startswith(b"data: "):
                    with self._lock:
                        self._events.append(json.loads(line[6:]))
        except (OSError, ValueError, http.client.HTTPException, AttributeError):
            # The terminal was ended; who waits for an event says what is missing.
            return

    def mark(self):
        """A place in the feed, from which on to look."""
        with self._lock:
            return len(self._events)

    def events(self, kind, since=0):
        with self._lock:
            return [event[kind] for event in self._events[since:] if kind in event]

    def scans(self, device, since=0):
        return [event["text"] for event in self.events("scanned", since) if event["device"] == device]

    def wait_for_scan(self, device, text, since, seconds=5):
        wait_for(
            f"a scan of {text} by {device}",
            lambda: text in self.scans(device, since),
            seconds,
            lambda: f"the scans are {self.events('scanned', since)}",
        )

    def close(self):
        sock = self._connection.sock
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
