"""A Quix app of newer Python: writes its messages to a topic, or reads a topic and prints what it understands.

peer.py write BROKER TOPIC         for each line of JSON on standard input: {serializer, legacy, key, value}
peer.py read BROKER TOPIC COUNT    prints a line of JSON for each of COUNT records
peer.py forward BROKER FROM TO COUNT   reads COUNT records as an app does, and writes their rows in wrappers, the default
"""

import base64
import json
import sys

from quixstreams import Application
from quixstreams.models import Topic
from quixstreams.models.serializers import (
    QuixDeserializer,
    QuixEventsSerializer,
    QuixTimeseriesSerializer,
    SerializationContext,
)
from quixstreams.models.serializers.exceptions import IgnoreMessage, SerializationError

SERIALIZERS = {"timeseries": QuixTimeseriesSerializer, "events": QuixEventsSerializer}


def application(broker):
    return Application(
        broker_address=broker,
        consumer_group="peer",
        auto_offset_reset="earliest",
        auto_create_topics=False,
        producer_extra_config={"partitioner": "consistent_random"},
        loglevel="ERROR",
    )


def write(broker, topic):
    with application(broker).get_producer() as producer:
        for line in sys.stdin:
            message = json.loads(line)
            value = message["value"]
            for name in message.get("binary", []):
                value[name] = base64.b64decode(value[name])
            serializer = SERIALIZERS[message["serializer"]](as_legacy=message["legacy"])
            context = SerializationContext(topic=topic, field="value", headers=None)
            producer.produce(
                topic=topic,
                key=message["key"],
                value=serializer(value, context),
                headers=serializer.extra_headers,
            )


def printable(cell):
    return "base64:" + base64.b64encode(cell).decode() if isinstance(cell, bytes) else cell


def messages(consumer, topic, count):
    consumer.subscribe([topic])
    seen = 0
    while seen < count:
        message = consumer.poll(1.0)
        if message is not None:
            seen += 1
            yield message


def read(broker, topic, count):
    deserializer = QuixDeserializer()
    with application(broker).get_consumer(auto_commit_enable=False) as consumer:
        for message in messages(consumer, topic, count):
            context = SerializationContext(topic=topic, field="value", headers=message.headers())
            result = {"key": message.key().decode()}
            try:
                rows = list(deserializer(message.value(), context))
                result["rows"] = [{name: printable(cell) for name, cell in row.items()} for row in rows]
            except IgnoreMessage:
                result["ignored"] = True
            except SerializationError as error:
                result["error"] = str(error)
            print(json.dumps(result, sort_keys=True), flush=True)


def forward(broker, source, target, count):
    topic = Topic(source, value_deserializer=QuixDeserializer(), value_serializer=QuixTimeseriesSerializer())
    app = application(broker)
    with app.get_consumer(auto_commit_enable=False) as consumer, app.get_producer() as producer:
        for message in messages(consumer, source, count):
            for row in topic.row_deserialize(message):
                out = topic.row_serialize(row, key=row.key)
                producer.produce(topic=target, key=out.key, value=out.value, headers=out.headers)


if sys.argv[1] == "write":
    write(sys.argv[2], sys.argv[3])
elif sys.argv[1] == "forward":
    forward(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
else:
    read(sys.argv[2], sys.argv[3], int(sys.argv[4]))
