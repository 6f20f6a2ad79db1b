"""The Work stream: requests of one agent on one stream, each answered under its request id, in any order."""

import asyncio
from dataclasses import dataclass

import grpc
from yates.v1 import agent_pb2 as pb


class Failed(Exception):
    """Why a request got no answer: a refusal of this request, or what happened to the stream."""

    def __init__(self, code, details):
        super().__init__(details)
        self.code, self.details = code, details


@dataclass(frozen=True)
class Grant:
    """A granted trial, with what it shares with the others of its sweep."""

    trial_id: str
    fence: int
    attempt: int
    replicate: int
    seed: int
    settings: dict
    sweep_id: str
    sweep_name: str
    trainer_json: str
    timeout_ms: int
    stall_timeout_ms: int
    required_metrics: tuple


class WorkStream:
    """Opened by the first request. When it breaks, all that waits on it fails, and the next request opens another."""

    def __init__(self, stub):
        self.stub = stub
        self.outgoing, self.reader, self.stream = None, None, None
        self.waiting = {}  # futures by request id
        self.sweeps = {}  # by their number on this stream

    async def ask(self, part, request, timeout_s, log_id=""):
        """Its answer. `part` is the field of WorkRequest that it goes in, such as "leases"."""
        if self.stream is None:
            self.open()
        future = asyncio.get_running_loop().create_future()
        self.waiting[request.request_id] = future
        self.outgoing.put_nowait(pb.WorkRequest(log_id=log_id, **{part: [request]}))
        try:
            return await asyncio.wait_for(future, timeout_s)
        except asyncio.TimeoutError:
            self.close()
            raise Failed(grpc.StatusCode.DEADLINE_EXCEEDED, "no answer in time") from None
        except asyncio.CancelledError:
            if part == "leases" and self.stream is not None:  # nothing may be granted to nobody
                self.outgoing.put_nowait(pb.WorkRequest(cancels=[request.request_id]))
            raise
        finally:
            self.waiting.pop(request.request_id, None)

    def grants(self, lease):
        """Of a LeaseResponse."""
        return [self.grant(grant, self.sweeps[grant.sweep]) for grant in lease.grants]

    @staticmethod
    def grant(grant, sweep):
        settings = {setting.factor: level_of(setting.level) for setting in grant.settings}
        settings.update(zip(sweep.columns, map(level_of, grant.levels)))
        return Grant(
            grant.trial_id, grant.fence, grant.attempt, grant.replicate, grant.seed, settings,
            sweep.sweep_id, sweep.name, sweep.trainer_json, sweep.timeout_ms, sweep.stall_timeout_ms,
            tuple(sweep.required_metrics),
        )

    def open(self):
        self.outgoing = asyncio.Queue()
        self.sweeps = {}
        self.stream = self.stub.Work(messages(self.outgoing))
        self.reader = asyncio.create_task(self.read(self.stream))

    def close(self, why=None):
        stream, self.stream = self.stream, None
        if stream is not None:
            self.reader.cancel()
            stream.cancel()
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(why or Failed(grpc.StatusCode.CANCELLED, "the stream was closed"))

    async def read(self, stream):
        why = Failed(grpc.StatusCode.UNAVAILABLE, "the coordinator has ended the stream")
        try:
            async for response in stream:
                self.receive(response)
        except grpc.aio.AioRpcError as error:
            why = Failed(error.code(), error.details())
        if stream is self.stream:
            self.close(why)

    def receive(self, response):
        self.sweeps.update((sweep.number, sweep) for sweep in response.sweeps)
        for refusal in response.refusals:
            self.settle(refusal.request_id, error=Failed(status_of(refusal.code), refusal.message))
        for part in ("leases", "renews", "completes", "fails", "releases"):
            for answer in getattr(response, part):
                self.settle(answer.request_id, answer)

    def settle(self, request_id, answer=None, error=None):
        future = self.waiting.get(request_id)
        if future is None or future.done():
            return
        if error:
            future.set_exception(error)
        else:
            future.set_result(answer)


async def messages(queue):
    """What is asked for at the same time shares a message."""
    while True:
        message = await queue.get()
        while not queue.empty():
            message.MergeFrom(queue.get_nowait())
        yield message


def status_of(number):
    return next((code for code in grpc.StatusCode if code.value[0] == number), grpc.StatusCode.UNKNOWN)


def level_of(level):
    """Numbers travel as doubles; a whole one is an int again: 8 and not 8.0."""
    value = getattr(level, level.WhichOneof("kind"))
    return int(value) if isinstance(value, float) and value.is_integer() else value
