#!/usr/bin/env python3
"""A Yates agent in Python: joins a coordinator and runs trials of kind `command`.

    apt-get install python3-grpcio            # or: pip install grpcio protobuf
    python3 agent.py --join-file agents.join --slots 2 --allow-command python3

docs/protocol.md is the contract, and is meant to be read beside this file.
"""

import argparse
import asyncio
import fcntl
import itertools
import json
import logging
import os
import random
import secrets
import shutil
import socket
import sys
import time
from dataclasses import replace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import grpc
from yates.v1 import agent_pb2 as pb
from yates.v1 import agent_pb2_grpc as rpc
from yates.v1 import types_pb2 as types

from environment import AGENT_VERSION, Environments
from joining import PROTOCOL, channel_options, join
from leaving import end_of_job, hear_signals, outlive_terminal, until_preempted
from machine import GpuTrouble, gpu_uuids, trouble_of_folder
from work import Failed, WorkStream
from program import Program, end_processes_of, fault_of
from spool import Outcome, Spool

LEASE_WAIT_S = 20.0
CALL_TIMEOUT_S = 10.0
UPLOAD_TIMEOUT_S = 120.0
CHUNK_BYTES = 256 * 1024
BACKOFF_BASE_S = 0.25
FAREWELL_S = 5.0
FAILURE_HOLD_S = 0.5
DRAIN_LOOK_S = 0.1
ENDLESS_S = 10 * 365 * 86400.0  # longer than any trial
NO_ROOM_LOOK_S = 2.0
NEARLY_DONE = 0.9  # from here on a trial whose lease was lost is finished: its result is kept, marked late

CHANNEL_OPTIONS = [
    # A coordinator that vanished without a word is noticed within fifteen seconds.
    ("grpc.keepalive_time_ms", 10_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_pings_without_data", 0),
    # The agent spaces out its own tries: the channel must not wait up to two minutes on top.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1_000),
]

CODE = grpc.StatusCode
# Nobody there, no answer in time, or one who does not know this agent: register (again).
UNREACHABLE = {CODE.UNAVAILABLE, CODE.DEADLINE_EXCEEDED, CODE.CANCELLED, CODE.FAILED_PRECONDITION, CODE.NOT_FOUND}
# This agent may not speak to it, or it is no coordinator.
DENIED = {CODE.UNAUTHENTICATED, CODE.PERMISSION_DENIED, CODE.UNIMPLEMENTED}
# The request itself is wrong: repeating it is no use.
REJECTED = {CODE.INVALID_ARGUMENT, CODE.OUT_OF_RANGE}
# Anything else passes: repeat the same request later.

FAULT_CLASSES = {
    "user": types.FAULT_CLASS_USER,
    "out_of_memory": types.FAULT_CLASS_OUT_OF_MEMORY,
    "diverged": types.FAULT_CLASS_DIVERGED,
    "timeout": types.FAULT_CLASS_TIMEOUT,
    "infrastructure": types.FAULT_CLASS_INFRASTRUCTURE,
    "machine": types.FAULT_CLASS_MACHINE,
}

log = logging.getLogger("agent")


class ContactLost(Exception):
    pass


class Denied(Exception):
    pass


class Running:
    def __init__(self, grant, slot, log_id):
        self.grant, self.slot, self.log_id = grant, slot, log_id
        self.lease = (grant.trial_id, grant.fence)
        self.lost = False
        self.unwanted = False  # killed: unless it still brings a result, whatever it ends with is nobody's business
        self.give_back = None  # reason of the release that follows once the program is gone, and whether it is preempted
        self.program = None
        self.task = None
        self.started_at = time.monotonic()

    def expected_end(self, now):
        """By the steps done so far; now while none is known, so that it gets its chance."""
        fraction = self.program.fraction if self.program else 0
        return self.started_at + (now - self.started_at) / min(1, fraction) if fraction > 0 else now


class Agent:
    def __init__(self, options, folder, agent_id, address, credentials, gpus):
        self.options, self.agent_id = options, agent_id
        self.address, self.credentials = address, credentials
        self.incarnation = secrets.token_hex(8)
        self.request_numbers = itertools.count()
        self.spool = Spool(os.path.join(folder, "spool"))
        self.scratch = os.path.join(folder, "trials")
        self.clear_scratch()
        self.gpus = gpus
        self.free_slots = list(range(options.slots or max(1, len(self.gpus))))
        self.slots = len(self.free_slots)
        self.running = {}  # by lease
        self.outbox = {outcome.lease + (outcome.log_id,): outcome for outcome in self.spool.load()}
        self.releases = []  # of (request id, lease, reason, preempted)
        self.progress = {}  # newest report by lease
        self.log_id = ""
        self.seen_fence = 0  # the newest grant that has arrived
        self.ever_joined = False
        self.environments = Environments()
        self.job_end = end_of_job()
        self.draining = asyncio.Event()
        self.leave_at, self.leave_reason = float("inf"), ""
        self.work_changed = asyncio.Event()  # a slot is free, or something waits to be handed over
        self.has_news = asyncio.Event()

    def clear_scratch(self):
        """What an earlier life left behind when it was killed."""
        for name in os.listdir(self.scratch) if os.path.isdir(self.scratch) else ():
            end_processes_of(os.path.abspath(os.path.join(self.scratch, name)))
        shutil.rmtree(self.scratch, ignore_errors=True)

    # ---- contact: register, then lease, renew and hand over until one of them loses the coordinator

    async def serve(self):
        options = CHANNEL_OPTIONS + channel_options()
        async with grpc.aio.secure_channel(self.address, self.credentials, options=options) as channel:
            self.stub = rpc.AgentServiceStub(channel)
            self.work = WorkStream(self.stub)
            news = asyncio.create_task(self.report_progress())
            contact = asyncio.create_task(self.keep_contact())
            drained = asyncio.create_task(self.drain())
            watches = [asyncio.create_task(watch) for watch in (self.watch_job(), self.watch_preemption())]
            done, _ = await asyncio.wait({contact, drained}, return_when=asyncio.FIRST_COMPLETED)
            for task in (news, contact, drained, *watches):
                task.cancel()
            for task in done:
                task.result()

    async def keep_contact(self):
        failures = 0
        while True:
            try:
                await self.register()
                failures = 0
                await first_of(self.lease(), self.renew(), self.hand_over())
            except ContactLost as why:
                self.work.close()
                failures += 1
                if failures == 1:
                    log.warning("lost the coordinator, %d trials go on: %s", len(self.running), why)
                await asyncio.sleep(self.backoff_s(failures))

    async def register(self, known_log=False):
        """With all that is held: what is not named here is given to others at once."""
        claims = self.claims(known_log)
        request = pb.RegisterRequest(
            request_id=self.next_request_id(),
            agent_id=self.agent_id,
            name=self.options.name,
            version=AGENT_VERSION,
            slots=self.slots,
            labels=dict(self.options.label),
            devices=[pb.Device(kind="gpu", name=uuid) for uuid in self.gpus] or [pb.Device(kind="cpu")],
            backend="command",
            incarnation=self.incarnation,
            held=held(claims),
            takes_seeds=True,
            programs=pb.AllowedPrograms(names=self.options.allow_command),
            protocol=PROTOCOL,
        )
        try:
            answer = await self.stub.Register(request, timeout=CALL_TIMEOUT_S)
        except grpc.aio.AioRpcError as error:
            if not self.ever_joined and error.code() in DENIED | REJECTED:
                raise Denied(error.details()) from error
            raise ContactLost(error.details()) from error
        self.lease_ttl_s = answer.lease_ttl_ms / 1000
        other_log = answer.log_id != self.log_id
        self.log_id = answer.log_id
        self.ever_joined = True
        log.info("joined %s", self.address)
        lost = set(answer.lost_trial_ids)
        for lease in claims:
            if lease[0] in lost:
                self.lose(lease)
        if other_log:
            self.seen_fence = 0
            for running in list(self.running.values()):
                if running.log_id != self.log_id:
                    self.lose(running.lease)
            self.releases = []
            # Leases of another log were claimed, and one may be taken for a lease of this one: say at once what is held.
            if set(self.claims()) != {lease for lease in claims if lease[0] not in lost}:
                await self.register(known_log=True)

    async def lease(self):
        failures = 0
        while True:
            while not self.free_slots or self.draining.is_set():
                await self.next_change()
            await self.until_room()
            request = pb.LeaseRequest(
                request_id=self.next_request_id(),
                slots=len(self.free_slots),
                wait_ms=int(LEASE_WAIT_S * 1000),
                seen_fence=self.seen_fence,
            )
            try:
                # Cancelled, its answer is dropped with it: the next Register frees what was granted.
                poll = self.ask("leases", request, LEASE_WAIT_S + CALL_TIMEOUT_S)
                answer = await unless(self.draining, poll)
            except Failed:
                failures += 1
                await asyncio.sleep(self.backoff_s(failures))
                continue
            failures = 0
            for grant in self.work.grants(answer) if answer else ():
                self.take(grant)
            if not answer or not answer.grants:
                await asyncio.sleep(1)

    async def renew(self):
        """All leases in one call, every third of their life; with none held it says that the agent lives."""
        every_s = self.lease_ttl_s / 3
        while True:
            await asyncio.sleep(every_s)
            claims = self.claims()
            request = pb.RenewRequest(request_id=self.next_request_id(), held=held(claims))
            try:
                answer = await self.ask("renews", request, max(1.0, min(CALL_TIMEOUT_S, every_s)))
            except Failed as error:
                log.warning("a renewal failed: %s", error.details)
                continue
            fences = dict(claims)
            for renewal in answer.renewals:
                # By the fence that was asked for: meanwhile a newer lease of the same trial may run here.
                lease = (renewal.trial_id, fences.get(renewal.trial_id))
                if renewal.verdict == pb.RENEW_VERDICT_LOST:
                    self.lose(lease)
                elif renewal.verdict == pb.RENEW_VERDICT_CANCEL:
                    self.kill(lease, "cancelled")
                elif renewal.verdict == pb.RENEW_VERDICT_PAUSE:
                    self.give_back(lease, "paused")
                elif renewal.HasField("timeout_ms") and lease in self.running and self.running[lease].program:
                    self.running[lease].program.limit(renewal.timeout_ms, renewal.stall_timeout_ms)
            if answer.register_again:
                raise ContactLost("it asks to register again")

    async def hand_over(self):
        failures = 0
        while True:
            try:
                while self.releases:
                    request_id, lease, reason, preempted = self.releases[0]
                    request = pb.ReleaseRequest(
                        request_id=request_id, held=held([lease]), reason=reason, preempted=preempted
                    )
                    await self.ask("releases", request, CALL_TIMEOUT_S)
                    self.releases.pop(0)
                for outcome in self.waiting():
                    await self.hand_over_one(outcome)
                failures = 0
                if not self.waiting() and not self.releases:
                    await self.next_change()
            except Failed as error:
                failures += 1
                log.warning("it will be handed over later: %s", error.details)
                await asyncio.sleep(self.backoff_s(failures))

    async def hand_over_one(self, outcome):
        """Kept on disk until it is counted, marked late, or known already."""
        try:
            verdict = await (self.fail(outcome) if outcome.fault else self.complete(outcome))
        except Failed as error:
            if error.code not in REJECTED:
                raise
            log.error("the outcome of %s is rejected and put aside: %s", outcome.trial_id, error.details)
            self.forget(outcome, set_aside=True)
            if not outcome.fault:
                # Without a word about it the lease would be renewed for ever.
                fault = fault_of("infrastructure", f"its result was rejected: {error.details}", "")
                self.keep(replace(outcome, metrics={}, artifacts=[], fault=fault))
            return
        if verdict == pb.RESULT_VERDICT_UNSPECIFIED:  # of a newer version: no reason to drop a result
            raise ContactLost(f"it gave no verdict on trial {outcome.trial_id}")
        self.forget(outcome, set_aside=verdict == pb.RESULT_VERDICT_UNKNOWN)

    async def complete(self, outcome):
        for artifact in outcome.artifacts:
            await self.upload(outcome, artifact)
        result = pb.Result(
            trial_id=outcome.trial_id,
            fence=outcome.fence,
            metrics=metrics_to_wire(outcome.metrics),
            artifacts=[types.Artifact(**artifact) for artifact in outcome.artifacts],
            started_at_ms=outcome.started_at_ms,
            ended_at_ms=outcome.ended_at_ms,
            backend="command",
            environment=environment_to_wire(outcome.environment),
        )
        request = pb.CompleteRequest(request_id=outcome.request_id, results=[result])
        answer = await self.ask("completes", request, CALL_TIMEOUT_S)
        return next(one.verdict for one in answer.receipts if one.trial_id == outcome.trial_id)

    async def fail(self, outcome):
        fault = types.Fault(
            fault_class=FAULT_CLASSES.get(outcome.fault["class"], types.FAULT_CLASS_USER),
            message=outcome.fault["message"],
            output_tail=outcome.fault["output_tail"],
        )
        request = pb.FailRequest(
            request_id=outcome.request_id,
            trial_id=outcome.trial_id,
            fence=outcome.fence,
            fault=fault,
            started_at_ms=outcome.started_at_ms,
            ended_at_ms=outcome.ended_at_ms,
            environment=environment_to_wire(outcome.environment),
        )
        return (await self.ask("fails", request, CALL_TIMEOUT_S)).verdict

    async def upload(self, outcome, artifact):
        """In order, 256 KiB at a time; what is there already is harmless."""

        def chunks():
            with open(self.spool.artifact_path(outcome, artifact["sha256"]), "rb") as file:
                # An empty file still has a first chunk, which names it.
                yield pb.UploadChunk(artifact=types.Artifact(**artifact), data=file.read(CHUNK_BYTES))
                while data := file.read(CHUNK_BYTES):
                    yield pb.UploadChunk(data=data)

        await self.call(self.stub.UploadArtifact, chunks(), UPLOAD_TIMEOUT_S)

    async def call(self, method, request, timeout_s):
        try:
            return await method(request, timeout=timeout_s)
        except grpc.aio.AioRpcError as error:
            if error.code() in UNREACHABLE | DENIED:
                raise ContactLost(error.details()) from error
            raise Failed(error.code(), error.details()) from error

    async def ask(self, part, request, timeout_s):
        """On the Work stream, of the log that is served."""
        try:
            return await self.work.ask(part, request, timeout_s, self.log_id)
        except Failed as error:
            if error.code in UNREACHABLE | DENIED:
                raise ContactLost(error.details) from error
            raise

    # ---- trials

    def take(self, grant):
        lease = (grant.trial_id, grant.fence)
        self.seen_fence = max(self.seen_fence, grant.fence)
        if lease in self.running or lease + (self.log_id,) in self.outbox:
            return  # a repeated answer
        for other in list(self.running.values()):
            if other.grant.trial_id == grant.trial_id:  # its older lease is over
                self.lose(other.lease)
        if not self.free_slots:
            self.release(lease, "no free slot")
            return
        running = Running(grant, self.free_slots.pop(0), self.log_id)
        self.running[lease] = running
        running.task = asyncio.create_task(self.run(running))

    async def run(self, running):
        grant = running.grant
        scratch = os.path.join(self.scratch, f"{grant.trial_id}.{grant.fence}.{secrets.token_hex(4)}")
        os.makedirs(scratch)
        slot_env = {"CUDA_VISIBLE_DEVICES": self.gpus[running.slot % len(self.gpus)]} if self.gpus else {}

        def on_step(step, steps, metrics):
            self.progress[running.lease] = pb.MetricsReport(
                agent_id=self.agent_id,
                trial_id=grant.trial_id,
                fence=grant.fence,
                step=max(0, step),
                steps_total=max(0, steps),
                metrics=metrics_to_wire(metrics),
            )
            self.has_news.set()

        running.program = Program(
            grant, scratch, self.options.allow_command, slot_env, on_step,
            health_command=self.options.health_command, environments=self.environments,
        )
        started_at_ms = time.time() * 1000
        try:
            ending = None if running.unwanted else await running.program.run()
            whole = ending and not ending.fault and all(name in ending.metrics for name in grant.required_metrics)
            fruit = whole or (ending and ending.fault and ending.fault["class"] == "diverged")
            if ending and not fruit and not running.unwanted:
                # A scheduler signals all processes of a job at once: this one's signal may come a moment later.
                await unless(self.draining, asyncio.sleep(FAILURE_HOLD_S))
                if self.draining.is_set():
                    running.unwanted, running.give_back = True, (self.leave_reason, True)
            if running.give_back and not whole:
                if not running.lost and running.log_id == self.log_id:
                    self.release(running.lease, *running.give_back)
            elif ending and (not running.unwanted or (running.give_back and whole)):
                outcome = Outcome(
                    grant.trial_id, grant.fence, running.log_id, started_at_ms, time.time() * 1000,
                    metrics=ending.metrics, fault=ending.fault, lost=running.lost, environment=ending.environment,
                )
                self.keep(outcome, ending.files)
        finally:
            self.running.pop(running.lease, None)
            self.progress.pop(running.lease, None)
            self.free_slots.append(running.slot)
            shutil.rmtree(scratch, ignore_errors=True)
            self.work_changed.set()

    def keep(self, outcome, files=()):
        self.spool.put(outcome, files)
        self.outbox[outcome.lease + (outcome.log_id,)] = outcome
        self.work_changed.set()

    def waiting(self):
        """Outcomes for the coordinator of now; those of another log stay until that one is served again."""
        return [outcome for outcome in self.outbox.values() if outcome.log_id == self.log_id]

    def forget(self, outcome, set_aside):
        del self.outbox[outcome.lease + (outcome.log_id,)]
        (self.spool.set_aside if set_aside else self.spool.remove)(outcome)

    def claims(self, known_log=True):
        """What is held: one lease a trial, the newest. Before a Register, the next log may be any that granted some."""
        newest = {}
        for one in itertools.chain(self.outbox.values(), self.running.values()):
            trial_id, fence = one.lease
            # A lease that is to be given back is held until its program is gone: two attempts must never overlap.
            dropped = getattr(one, "unwanted", False) and not one.give_back
            mine = not one.lost and not dropped
            if mine and (not known_log or one.log_id == self.log_id):
                newest[trial_id] = max(fence, newest.get(trial_id, 0))
        return list(newest.items())

    def lose(self, lease):
        """The lease is another's. Nearly done, the trial is finished all the same."""
        outcome = self.outbox.get(lease + (self.log_id,))
        if outcome:
            outcome.lost = True
        running = self.running.get(lease)
        if running:
            running.lost = True
            if running.program is None or running.program.fraction < NEARLY_DONE:
                self.kill(lease, "its lease was lost")

    def kill(self, lease, reason):
        running = self.running.get(lease)
        if running and not running.unwanted:
            log.info("trial %s is stopped: %s", lease[0], reason)
            running.unwanted = True
            if running.program:
                running.program.stop()

    def give_back(self, lease, reason, preempted=False):
        running = self.running.get(lease)
        if running and not running.unwanted:
            running.give_back = (reason, preempted)
            self.kill(lease, reason)

    def release(self, lease, reason, preempted=False):
        self.releases.append((self.next_request_id(), lease, reason, preempted))
        self.work_changed.set()

    # ---- progress: news, not record

    async def report_progress(self):
        """One long stream. The newest report of each trial twice a second; while nobody listens they are dropped."""

        async def reports():
            while True:
                await self.has_news.wait()
                self.has_news.clear()
                for lease in list(self.progress):
                    yield self.progress.pop(lease)
                await asyncio.sleep(0.5)

        while True:
            try:
                await self.stub.ReportMetrics(reports())
            except grpc.aio.AioRpcError:
                await asyncio.sleep(1)

    # ---- leaving

    def leave(self, reason, grace_s):
        """Takes no more trials; those that run have so long to end. Asked again, it may only leave sooner."""
        at = time.monotonic() + grace_s
        if self.leave_at <= at:
            return
        log.info("leaving: %s; %d trials run", reason, len(self.running))
        self.leave_at, self.leave_reason = at, reason
        self.draining.set()

    def warned(self, name):
        """A scheduler announces the end of the job: what runs goes on until it ends, or the job does."""
        for running in self.running.values():
            if running.program:
                running.program.pass_on(name)
        self.leave(f"{name} announced the end of the job", ENDLESS_S)

    async def watch_job(self):
        if self.job_end:
            log.info("%s: what still runs then is stopped in time and given back", self.job_end.reason)
            await asyncio.sleep(max(0.0, self.job_end.last_trials_at - time.monotonic()))
            self.leave(self.job_end.reason, ENDLESS_S)

    async def watch_preemption(self):
        if self.options.preempt_when:
            await until_preempted(self.options.preempt_when, log.warning)
            self.leave("the machine is preempted, as --preempt-when says", self.options.drain_grace)

    async def drain(self):
        """Finish what ends in time, give the rest back, hand over, say goodbye."""
        await self.draining.wait()
        while self.running:
            now = time.monotonic()
            for lease, running in list(self.running.items()):
                grace = running.program.kill_grace if running.program else 0.0
                until = min(self.leave_at, self.job_end.stop_at(grace) if self.job_end else self.leave_at)
                # Until a job's own end every step that is made counts: a trial may have saved it.
                if until <= now or running.expected_end(now) > self.leave_at:
                    self.give_back(lease, self.leave_reason, preempted=True)
            await asyncio.wait([running.task for running in self.running.values()], timeout=DRAIN_LOOK_S)
        deadline = time.monotonic() + FAREWELL_S
        while self.ever_joined and (self.waiting() or self.releases) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        if self.ever_joined and not (self.waiting() or self.releases):
            request = pb.ReleaseRequest(request_id=self.next_request_id(), reason=self.leave_reason, leaving=True)
            try:
                await self.ask("releases", request, FAREWELL_S)
            except (Failed, ContactLost):
                pass  # it will notice by itself
        if self.outbox:
            log.warning("%d outcomes wait in the spool until this agent starts again", len(self.outbox))

    # ---- small things

    def next_request_id(self):
        return f"{self.incarnation}.{next(self.request_numbers)}"

    def backoff_s(self, failures):
        """Full jitter: a thousand agents that lost the same coordinator come back spread out."""
        return random.uniform(0, min(self.options.backoff_cap, BACKOFF_BASE_S * 2 ** min(failures, 30)))

    async def until_room(self):
        """No trial while the folder takes no files, as on a full disk: it would fail through no fault of its own."""
        is_waiting = False
        while True:
            trouble = trouble_of_folder(self.scratch)
            if trouble is None:
                break
            if not is_waiting:
                log.warning("it takes no trials: nothing can be written in %s (%s)", self.scratch, trouble)
            is_waiting = True
            await asyncio.sleep(NO_ROOM_LOOK_S)
        if is_waiting:
            log.info("it takes trials again: %s can be written", self.scratch)

    async def next_change(self):
        """Also wakes now and then: two loops share this event."""
        self.work_changed.clear()
        try:
            await asyncio.wait_for(self.work_changed.wait(), 0.5)
        except asyncio.TimeoutError:
            pass


def held(leases):
    return [pb.Held(trial_id=trial_id, fence=fence) for trial_id, fence in leases]


def environment_to_wire(environment):
    return types.Environment(**environment) if environment else None


def metrics_to_wire(metrics):
    return [types.Metric(name=name, value=value) for name, value in metrics.items()]


async def unless(event, coroutine):
    """Its result; None, and the coroutine is cancelled, once the event is set."""
    work, alarm = asyncio.ensure_future(coroutine), asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({work, alarm}, return_when=asyncio.FIRST_COMPLETED)
        return work.result() if work.done() else None
    finally:
        work.cancel()
        alarm.cancel()


async def first_of(*loops):
    """Runs until one of them ends, by an error; the others are cancelled, and what they waited for is dropped."""
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def open_folder(folder):
    """Who the agent is, kept over restarts, and a lock: two agents must never be the same one."""
    os.makedirs(folder, exist_ok=True)
    lock = open(os.path.join(folder, "agent.lock"), "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit(f"another agent runs on {folder}: stop it first, or give this one a folder of its own with --data")
    card = os.path.join(folder, "agent.json")
    if not os.path.exists(card):
        with open(f"{card}.partial", "w", encoding="utf-8") as file:
            json.dump({"agentId": f"agent-{secrets.token_hex(6)}"}, file)
        os.rename(f"{card}.partial", card)
    with open(card, encoding="utf-8") as file:
        return lock, json.load(file)["agentId"]


def label(text):
    key, separator, value = text.partition("=")
    if not (key and separator and value):
        raise argparse.ArgumentTypeError(f'"{text}" is not key=value')
    return key, value


async def main():
    arguments = argparse.ArgumentParser(description="join a Yates coordinator and run trials of kind command")
    arguments.add_argument(
        "--join-file", metavar="FILE", help="the string for agents that the coordinator printed; - for standard input; needed once"
    )
    arguments.add_argument("--slots", type=int, default=0, help="trials at a time; 0: one per GPU, or one")
    arguments.add_argument("--data", default=".yates/agent-python", help="identity, and results on their way")
    arguments.add_argument("--name", default=socket.gethostname())
    arguments.add_argument("--label", type=label, action="append", default=[], metavar="KEY=VALUE")
    arguments.add_argument("--allow-command", action="append", default=[], metavar="PROGRAM")
    arguments.add_argument("--drain-grace", type=float, default=10.0, metavar="SECONDS")
    arguments.add_argument("--health-command", help="tests this machine before each trial; if it fails, the trial goes elsewhere")
    arguments.add_argument(
        "--preempt-when", help="asked every 5 s; says by exit code 0 that this machine is about to be taken away"
    )
    arguments.add_argument("--backoff-cap", type=float, default=15.0, metavar="SECONDS")
    options = arguments.parse_args()
    outlive_terminal()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")

    lock, agent_id = open_folder(options.data)
    try:
        gpus = gpu_uuids()
    except GpuTrouble as trouble:  # before it joins: such a machine is of use to nobody
        sys.exit(f"E_GPU_QUERY {trouble}; for an agent that runs trials on the CPU, set CUDA_VISIBLE_DEVICES to nothing")
    address, credentials = join(options.data, agent_id, options.name, options.join_file)
    agent = Agent(options, options.data, agent_id, address, credentials, gpus)
    hear_signals(lambda name: agent.leave(f"the agent was asked to leave by {name}", options.drain_grace), agent.warned)
    log.info("agent %s: %d slots, joins %s", agent_id, agent.slots, address)
    try:
        await agent.serve()
    except Denied as why:
        sys.exit(f"the coordinator at {address} does not take this agent: {why}")
    finally:
        for running in agent.running.values():
            if running.program and running.program.process:
                running.program.end_all()
        lock.close()


if __name__ == "__main__":
    asyncio.run(main())
