"""What is put into DBOS's queues, and what it knows of that."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from typing import Any

from dbos import DBOS, WorkflowStatus

from bot.work.runner import VERSION


@dataclass(frozen=True)
class Order:
    """Something to be done. ``base`` names it for all its runs, ``line`` what it waits behind; a
    smaller ``priority`` goes first.
    """

    workflow: str
    queue: str
    line: str
    base: str
    arguments: tuple[str, ...]
    priority: int = 1


def enqueue(order: Order, newest: WorkflowStatus | None) -> None:
    """Put it into its queue, as the run after `newest`. On return it is on disk."""
    apart(
        DBOS.enqueue_workflow_with_options,
        {
            "workflow_name": order.workflow,
            "queue_name": order.queue,
            "workflow_id": f"{order.base}:{_number(newest) + 1 if newest else 0}",
            "queue_partition_key": order.line,
            "priority": order.priority,
            "app_version": VERSION,
        },
        *order.arguments,
    )


def newest_of(base: str) -> WorkflowStatus | None:
    """The newest run of what `base` names, if one is remembered."""
    found = apart(DBOS.list_workflows, workflow_id_prefix=f"{base}:")
    return max(found, key=_number, default=None)


def arguments_of(one: WorkflowStatus) -> list[str]:
    """What a run was handed in with."""
    return list(one.input["args"]) if one.input else []


def apart(call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call DBOS as from outside any workflow, so that a step may hand in work too."""
    return Context().run(call, *args, **kwargs)


def _number(one: WorkflowStatus) -> int:
    return int(one.workflow_id.rpartition(":")[2])
