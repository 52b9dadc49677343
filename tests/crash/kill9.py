#!/usr/bin/env python3
"""Kills the real program amid writes and looks whether it kept what it had acknowledged.

Each round starts `clientela serve`, lets many writers create and change clients over the JSON API,
kills the program with SIGKILL at a random moment, verifies the file by `clientela check` and reads
back every client that an answer had confirmed. A change that was sent and not answered may be there
or not, but only whole; sent again with its key it must not happen twice.

  kill9.py PROGRAM [--rounds N] [--writers N] [--seed N]
"""

import argparse
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid

PASSWORD = "a password for tests"


def new_key():
    """A UUID of version 7 that ends in 20 zero bits, as ids of actions do."""
    number = uuid.uuid4().int
    milliseconds = int(time.time() * 1000)
    number = (milliseconds << 80) | (number & ((1 << 80) - 1))
    number &= ~(0xF << 76) & ~(0x3 << 62) & ~0xFFFFF
    return str(uuid.UUID(int=number | (7 << 76) | (2 << 62)))


class Program:
    def __init__(self, program, file):
        self.process = subprocess.Popen(
            [program, "serve", file, "--port", "0", "--quiet"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if not found:
            raise RuntimeError("the program does not start: " + line)
        self.port = int(found[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


def api(connection, token, method, path, body=None, key=None):
    headers = {"Authorization": "Bearer " + token}
    if key:
        headers["Idempotency-Key"] = key
    connection.request(method, "/api/v1" + path, json.dumps(body) if body else None, headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read() or b"null")


def make_token(port):
    """Logs in as a browser would and makes a token for programs."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    cookies = {}

    def request(method, path, fields=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(fields)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie = value.split(";")[0].split("=", 1)
                cookies[cookie[0]] = cookie[1]
        return answer.read().decode()

    def csrf(page):
        return re.search(r'name="csrf" value="([^"]+)"', page)[1]

    page = request("GET", "/login")
    request("POST", "/login",
            {"name": "chief@example.com", "password": PASSWORD, "csrf": csrf(page)})
    page = request("POST", "/me/tokens", {"name": "test", "csrf": csrf(request("GET", "/me"))})
    return re.search(r"clt_[A-Za-z0-9_-]+", page)[0]


class Writer(threading.Thread):
    """One at a time sends a change and notes what was confirmed."""

    def __init__(self, port, token, number, seed):
        super().__init__(daemon=True)
        self.port, self.token, self.number = port, token, number
        self.random = random.Random(seed)
        self.confirmed = {}   # id: (name, city)
        self.uncertain = None  # (id or None, name, city, key): sent, not answered
        self.refused = []

    def run(self):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            for serial in range(1_000_000):
                self.write(connection, serial)
        except (OSError, http.client.HTTPException, ValueError):
            pass  # it was killed

    def write(self, connection, serial):
        name, city = f"Client {self.number}/{serial} Žofie", f"City {serial}"
        key = new_key()
        if self.confirmed and self.random.random() < 0.4:
            client = self.random.choice(list(self.confirmed))
            self.uncertain = (client, name, city, key)
            status, answer = api(connection, self.token, "PATCH", "/clients/" + client,
                                 {"name": name, "city": city}, key)
        else:
            self.uncertain = (None, name, city, key)
            status, answer = api(connection, self.token, "POST", "/clients",
                                 {"name": name, "city": city, "parts": [
                                     {"object": "contact_point", "values": {
                                         "kind": "email", "value": f"{key}@example.com"}}]}, key)
        if status not in (200, 201):
            self.refused.append((status, answer))
            return
        self.confirmed[answer["id"]] = (name, city)
        self.uncertain = None


def verify(program, file, expected, writers):
    """The problems that the killed file has."""
    checked = subprocess.run([program, "check", file], capture_output=True, text=True)
    if checked.returncode != 0:
        return ["check: " + checked.stdout + checked.stderr]
    exported = subprocess.run([program, "export", file, "clients", "--format", "jsonl"],
                              capture_output=True, text=True, check=True).stdout
    kept = {}
    for line in exported.splitlines():
        client = json.loads(line)
        kept[client["id"]] = (client.get("name"), client.get("city"))
    uncertain = [writer.uncertain for writer in writers if writer.uncertain]
    problems = [f"refused: {refusal}" for writer in writers for refusal in writer.refused]
    for client, values in expected.items():
        possible = [values] + [(name, city) for id, name, city, _ in uncertain if id == client]
        if kept.get(client) not in possible:
            problems.append(f"client {client} is {kept.get(client)}, confirmed was {values}")
    new = [(name, city) for id, name, city, _ in uncertain if id is None]
    for client, values in kept.items():
        if client in expected:
            expected[client] = values
        elif values in new:
            expected[client] = values
        else:
            problems.append(f"nobody sent {client}: {values}")
    return problems


def send_again(port, token, writers, expected):
    """Sends what was not answered once more, with the same key: it happens once in all."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    problems = []
    for writer in writers:
        if not writer.uncertain or writer.uncertain[0] is not None:
            continue
        _, name, city, key = writer.uncertain
        status, answer = api(connection, token, "POST", "/clients",
                             {"name": name, "city": city}, key)
        if status != 201:
            problems.append(f"sent again: {status} {answer}")
            continue
        same = [id for id, values in expected.items() if values == (name, city)]
        if same not in ([], [answer["id"]]):
            problems.append(f"happened twice: {same} and {answer['id']}")
        expected[answer["id"]] = (name, city)
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    chance = random.Random(options.seed)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="clientela-kill9-") as folder:
        file = os.path.join(folder, "company.clientela")
        subprocess.run([options.program, "init", file, "--name", "Test", "--admin",
                        "chief@example.com", "--password", PASSWORD],
                       check=True, stdout=subprocess.DEVNULL)
        token, expected, writers, confirmed = None, {}, [], 0
        for number in range(options.rounds):
            served = Program(options.program, file)
            token = token or make_token(served.port)
            problems = send_again(served.port, token, writers, expected)
            writers = [Writer(served.port, token, f"{number}.{i}", chance.random())
                       for i in range(options.writers)]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.05, 0.8))
            served.kill()
            for writer in writers:
                writer.join()
                expected.update(writer.confirmed)
                confirmed += len(writer.confirmed)
            problems += verify(options.program, file, expected, writers)
            for problem in problems[:10]:
                print(f"round {number}: {problem}")
            failed += bool(problems)
        print(f"{confirmed} clients were confirmed and are kept")
    print(f"{options.rounds - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
