"""What is wrong with a flow, the parts that only the engine's tables and the rows can tell included."""

from collections.abc import Iterator

from deskpilot.domain.flow import Flow
from deskpilot.domain.flow_arithmetic import BY_REGION
from deskpilot.domain.flow_check import Fault, faults_of
from deskpilot.domain.shipping import unknown_regions
from deskpilot.engine.places import is_city
from deskpilot.wording.template import unknown_variables


def faults_in(flow: Flow) -> tuple[Fault, ...]:
    """Everything that is wrong, in the order of the steps; none means that the flow can run."""
    found = (*faults_of(flow), *_more(flow))
    return tuple(sorted(found, key=lambda fault: fault.number))


def _more(flow: Flow) -> Iterator[Fault]:
    for number, step in enumerate(flow.steps, 1):
        # The flow's own values are looked after by its check.
        rows = [each.name for each in unknown_variables(step.text) if not each.name.startswith("flow.")]
        if rows:
            yield Fault("unbound", number, rows[0])
        if step.formula in BY_REGION:
            strange = (name for name in unknown_regions(step.rates) if not is_city(name))
            yield from (Fault("unknown_region", number, name) for name in strange)
