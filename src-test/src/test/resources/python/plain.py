"""The plain format as Python sees it, with fastavro and nothing of Pitwall.

plain.py echo     for each line {schema, value (hex)}: reads the value; prints it as JSON, a tab, and written again in hex
plain.py write    for each line {schema, record}: prints the record as a value in hex

Doubles are printed as their bits, bytes as base64; a text that starts with "base64:" is bytes.
"""

import base64
import io
import json
import struct
import sys

import fastavro
from fastavro.schema import fingerprint, parse_schema, to_parsing_canonical_form


def prefix(schema):
    return b"\xc3\x01" + bytes.fromhex(fingerprint(to_parsing_canonical_form(schema), "CRC-64-AVRO"))


def printable(value):
    if isinstance(value, dict):
        return {name: printable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [printable(inner) for inner in value]
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    if isinstance(value, bytes):
        return "base64:" + base64.b64encode(value).decode()
    return value


def typed(value):
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    if isinstance(value, str) and value.startswith("base64:"):
        return base64.b64decode(value[len("base64:"):])
    return value


def written(schema, record):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, parse_schema(schema), record)
    return prefix(schema) + out.getvalue()


def read(schema, value):
    expected = prefix(schema)
    if value[: len(expected)] != expected:
        sys.exit("expected the prefix %s, but it is %s" % (expected.hex(), value[:10].hex()))
    body = io.BytesIO(value[len(expected):])
    record = fastavro.schemaless_reader(body, parse_schema(schema))
    if body.read():
        sys.exit("bytes follow the record")
    return record


for line in sys.stdin:
    given = json.loads(line)
    if sys.argv[1] == "echo":
        record = read(given["schema"], bytes.fromhex(given["value"]))
        print(json.dumps(printable(record)) + "\t" + written(given["schema"], record).hex())
    else:
        print(written(given["schema"], typed(given["record"])).hex())
