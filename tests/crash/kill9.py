#!/usr/bin/env python3
"""Kills the real program amid writes and looks whether it kept what it had acknowledged.

Each round starts `clientela serve` and lets many writers work over the JSON API: they create and
change clients with contacts and orders with lines, and take back what they did. The program is
killed with SIGKILL at a random moment. Then `clientela check` verifies the file, every record that
an answer had confirmed is read back with its parts, the totals of clients are those of their
orders, and rebuilding all figures changes none. A change that was sent and not answered may be
there or not, but only whole; sent again with its key it must not happen twice.

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
from decimal import Decimal

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


class Change:
    """One action, and what it makes of a record: its wanted state, or None where it takes it away.

    The state is what the export must show of the record: ("client", name, city, addresses) or
    ("order", number, client, lines)."""

    def __init__(self, action, arguments, record, state):
        self.action, self.arguments, self.record, self.state = action, arguments, record, state
        self.key = new_key()

    def send(self, connection, token):
        return api(connection, token, "POST", "/actions/" + self.action, self.arguments, self.key)


class Writer(threading.Thread):
    """Sends one change after the other and notes what was confirmed. Each has records of its own,
    so that what it confirmed last is what must be there."""

    def __init__(self, port, token, number, seed):
        super().__init__(daemon=True)
        self.port, self.token, self.number = port, token, number
        self.random = random.Random(seed)
        self.states = {}       # id: state, as confirmed; None: taken back
        self.last = None       # (seq, id, state before) of the last confirmed change
        self.uncertain = None  # a Change that was sent and not answered
        self.refused = []
        self.confirmed = 0

    def run(self):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            for serial in range(1_000_000):
                self.write(connection, self.next_change(serial))
        except (OSError, http.client.HTTPException, ValueError):
            pass  # it was killed

    def living(self, noun):
        return [id for id, state in self.states.items() if state and state[0] == noun]

    def next_change(self, serial):
        clients, orders = self.living("client"), self.living("order")
        choice = self.random.random()
        if not clients or choice < 0.25:
            return self.new_client(serial)
        if choice < 0.4:
            return self.changed_client(self.random.choice(clients), serial)
        if not orders or choice < 0.7:
            return self.new_order(self.random.choice(clients), serial)
        if choice < 0.85 or not self.last:
            return self.changed_order(self.random.choice(orders), serial)
        return self.taken_back()

    def new_client(self, serial):
        name, city = f"Client {self.number}/{serial} Žofie", f"City {serial}"
        address = f"{self.number}.{serial}@example.com"
        contact = {"object": "contact_point", "values": {"kind": "email", "value": address}}
        return Change("client.create",
                      {"values": {"name": name, "city": city}, "parts": [contact]},
                      None, ("client", name, city, (address,)))

    def changed_client(self, client, serial):
        _, name, city, addresses = self.states[client]
        patch = {"name": {"was": name, "now": f"Client {self.number}/{serial}"},
                 "city": {"was": city, "now": f"Town {serial}"}}
        return Change("client.update", {"id": client, "patch": patch}, client,
                      ("client", patch["name"]["now"], patch["city"]["now"], addresses))

    def new_lines(self, serial):
        return tuple((f"Line {serial}.{i}", str(self.random.randint(1, 9)),
                      f"{self.random.randint(1, 999)}.5")
                     for i in range(self.random.randint(1, 3)))

    def new_order(self, client, serial):
        number, lines = f"{self.number}/{serial}", self.new_lines(serial)
        values = {"number": number, "client": client, "business_date": "2026-03-31"}
        return Change("order.create", {"values": values, "parts": lines_json(lines)}, None,
                      ("order", number, client, lines))

    def changed_order(self, order, serial):
        _, number, client, lines = self.states[order]
        added = self.new_lines(serial)
        patch = {"number": {"was": number, "now": f"{self.number}/{serial}"}}
        return Change("order.update", {"id": order, "patch": patch, "parts": lines_json(added)},
                      order, ("order", patch["number"]["now"], client, lines + added))

    def taken_back(self):
        seq, record, before = self.last
        return Change("undo", {"seq": seq}, record, before)

    def write(self, connection, change):
        self.uncertain = change
        status, answer = change.send(connection, self.token)
        self.uncertain = None
        if status != 200:
            self.refused.append((change.action, status, answer))
            return
        record = change.record or answer["result"]["id"]
        undone = change.action == "undo"
        self.last = None if undone else (answer["seq"], record, self.states.get(record))
        self.states[record] = change.state
        self.confirmed += 1


def lines_json(lines):
    return [{"object": "order_line",
             "values": {"description": text, "quantity": quantity, "price": price + " EUR"}}
            for text, quantity, price in lines]


def exported(program, file, plural):
    return subprocess.run([program, "export", file, plural, "--format", "jsonl"],
                          capture_output=True, text=True, check=True).stdout


def state_of_client(client):
    return ("client", client.get("name"), client.get("city"),
            tuple(part["value"] for part in client.get("parts", [])))


def state_of_order(order):
    return ("order", order.get("number"), order.get("client"),
            tuple((line["description"], line["quantity"], line["price"]["amount"])
                  for line in order.get("parts", [])))


def check_figures(clients, orders):
    """The problems of totals: an order's is that of its lines, a client's that of its orders."""
    problems, spent, counted = [], {}, {}
    for order in orders:
        lines = sum(Decimal(line["quantity"]) * Decimal(line["price"]["amount"])
                    for line in order.get("parts", []))
        if lines != Decimal(order["total"]["amount"]):
            problems.append(f"order {order['id']} says {order['total']}, its lines {lines}")
        client = order.get("client")
        spent[client] = spent.get(client, 0) + lines
        counted[client] = counted.get(client, 0) + 1
    for client in clients:
        total = Decimal(client["total"]["amount"]) if "total" in client else 0
        if total != spent.get(client["id"], 0):
            problems.append(f"client {client['id']} has {total} of {spent.get(client['id'])}")
        if client.get("order_count", 0) != counted.get(client["id"], 0):
            problems.append(f"client {client['id']} counts {client.get('order_count')} orders")
    return problems


def check_file(program, file, *options):
    checked = subprocess.run([program, "check", file, *options], capture_output=True, text=True)
    return [] if checked.returncode == 0 else ["check: " + checked.stdout + checked.stderr]


def verify(program, file, expected, writers):
    """The problems of the killed file. Notes in `expected` what of the unanswered is there."""
    problems = check_file(program, file)
    if problems:
        return problems
    texts = [exported(program, file, plural) for plural in ("clients", "orders")]
    clients, orders = ([json.loads(line) for line in text.splitlines()] for text in texts)
    kept = {client["id"]: state_of_client(client) for client in clients}
    kept.update({order["id"]: state_of_order(order) for order in orders})
    uncertain = [writer.uncertain for writer in writers if writer.uncertain]
    problems += [f"refused: {refusal}" for writer in writers for refusal in writer.refused]
    for record, state in expected.items():
        possible = [state] + [change.state for change in uncertain if change.record == record]
        if kept.get(record) not in possible:
            problems.append(f"{record} is {kept.get(record)}, confirmed was {state}")
        expected[record] = kept.get(record)
    new = [change.state for change in uncertain if change.record is None]
    for record, state in kept.items():
        if record not in expected and state not in new:
            problems.append(f"nobody sent {record}: {state}")
        expected[record] = state
    problems += check_figures(clients, orders)
    problems += check_file(program, file, "--rebuild")
    for plural, text in zip(("clients", "orders"), texts):
        if exported(program, file, plural) != text:
            problems.append(f"rebuilding changes the figures of {plural}")
    return problems


def send_again(port, token, writers, expected):
    """Sends what was not answered once more, with the same key: it happens once in all."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    problems = []
    for change in [writer.uncertain for writer in writers if writer.uncertain]:
        status, answer = change.send(connection, token)
        if status != 200:
            problems.append(f"sent again: {change.action} {status} {answer}")
            continue
        record = change.record or answer["result"]["id"]
        if change.record is None:
            same = [id for id, state in expected.items() if state == change.state]
            if same not in ([], [record]):
                problems.append(f"happened twice: {same} and {record}")
        expected[record] = change.state
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
                expected.update(writer.states)
                confirmed += writer.confirmed
            problems += verify(options.program, file, expected, writers)
            for problem in problems[:10]:
                print(f"round {number}: {problem}")
            failed += bool(problems)
        print(f"{confirmed} changes were confirmed and are kept")
    print(f"{options.rounds - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
