"""Programs under test, run by the user `till`, and what they say, kept in the logs."""

import os
import pwd
import signal
import subprocess
import threading

from support.waiting import Failed, scaled, wait_for

TILL = os.environ["TILL_BIN"]
USER = "till"
HOME = pwd.getpwnam(USER).pw_dir
STOP_SECONDS = 5


def environment():
    kept = {name: os.environ[name] for name in ("TILL_DRIVER_PATH",) if os.environ.get(name)}
    return {"HOME": HOME, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": HOME, **kept}


def identity(user):
    """The arguments of subprocess for a user with all the groups that it has."""
    if user is None:
        return {}
    entry = pwd.getpwnam(user)
    groups = os.getgrouplist(user, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": groups}


def run(arguments, seconds=20, user=USER, program=TILL):
    """Runs to the end; answers the exit code, the output and the errors."""
    try:
        ending = subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=scaled(seconds),
            env=environment(),
            cwd="/",
            **identity(user),
        )
    except subprocess.TimeoutExpired as error:
        raise Failed(f"till {' '.join(arguments)} was not over after {scaled(seconds):.0f} s") from error
    return ending.returncode, ending.stdout, ending.stderr


class Program:
    """A program that keeps running; its output goes to a log and is watched."""

    def __init__(self, arguments, log, user=USER, program=TILL):
        self.log = log
        self._text = ""
        self._lock = threading.Lock()
        self.process = subprocess.Popen(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment(),
            cwd="/",
            start_new_session=True,
            **identity(user),
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        with open(self.log, "a", encoding="utf-8") as file:
            for line in self.process.stdout:
                file.write(line)
                file.flush()
                with self._lock:
                    self._text += line

    @property
    def text(self):
        with self._lock:
            return self._text

    @property
    def is_running(self):
        return self.process.poll() is None

    def wait_for_log(self, words, seconds=20):
        def probe():
            if not self.is_running and words not in self.text:
                raise Failed(f"{os.path.basename(self.log)}: ended with {self.process.returncode}: {self.text[-500:]}")
            return words in self.text

        wait_for(f"'{words}' in {os.path.basename(self.log)}", probe, seconds, lambda: self.text[-500:])

    def stop(self):
        """As systemd does; what does not end by itself is killed with all that it started."""
        if self.is_running:
            self.process.terminate()
            try:
                self.process.wait(scaled(STOP_SECONDS))
            except subprocess.TimeoutExpired:
                pass
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        return self.process.returncode
